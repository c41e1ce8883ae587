package dev.milepost.milestone.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BallotTest {
    private static final Instant NOW = Instant.parse("2027-06-28T14:05:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 28);
    private static final UUID MARA = new UUID(1, 1);
    private static final UUID JAN = new UUID(1, 2);
    private static final UUID CLIENT = new UUID(2, 1);

    private static final GateApprover APPROVER = new GateApprover(null, null, "approver", null);
    private static final GateApprover FINANCE = new GateApprover(null, null, "finance", null);
    private static final GateApprover JANS = new GateApprover(JAN, null, null, null);
    private static final GateApprover CLIENTS = new GateApprover(null, CLIENT, null, null);

    private static Gate gate(GateOrder order, GateApprover... approvers) {
        return new Gate(GateMode.ALL, null, order, List.of(approvers), null, null, false);
    }

    private static Voter mara(String... roles) {
        return new Voter(MARA, true, null, Set.of(roles), Set.of());
    }

    private static Seat seat(Gate gate, GateRound round, Voter voter) {
        return new Ballot(gate, round, null, false).approving(voter);
    }

    private static GateRound round(Gate gate) {
        return Rounds.next(gate, null, TODAY, NOW);
    }

    private static GateRound after(GateRound round, GateApprover place, UUID person, @Nullable UUID onBehalfOf) {
        return Rounds.with(round, new GateApproval(place.key(), person, "x", onBehalfOf, NOW.plusSeconds(60), null));
    }

    @Test
    void onePersonFillsOnePlaceHoweverManyRolesTheyHave() {
        Gate gate = gate(GateOrder.PARALLEL, APPROVER, FINANCE);
        GateRound first = after(round(gate), APPROVER, MARA, null);

        assertThat(seat(gate, round(gate), mara("approver", "finance"))).isEqualTo(new Seat.Taken(APPROVER, null));
        assertThat(seat(gate, first, mara("approver", "finance"))).isEqualTo(new Seat.AlreadyApproved());
    }

    @Test
    void aPlaceOfTheirOwnIsFilledBeforeOneThatOthersCouldFill() {
        Gate gate = gate(GateOrder.PARALLEL, APPROVER, JANS);
        var jan = new Voter(JAN, true, null, Set.of("approver"), Set.of());

        assertThat(seat(gate, round(gate), jan)).isEqualTo(new Seat.Taken(JANS, null));
    }

    @Test
    void aRoleWithoutAPartyIsForTheTenantsOwn() {
        Gate gate = gate(GateOrder.PARALLEL, APPROVER);
        var stranger = new Voter(JAN, false, CLIENT, Set.of("approver"), Set.of());

        assertThat(seat(gate, round(gate), stranger)).isEqualTo(new Seat.NotNamed());
        assertThat(seat(gate(GateOrder.PARALLEL, CLIENTS), round(gate), stranger))
                .isEqualTo(new Seat.Taken(CLIENTS, null));
    }

    @Test
    void aPartyNeedsTheRoleToo() {
        Gate gate = gate(GateOrder.PARALLEL, CLIENTS);

        assertThat(seat(gate, round(gate), new Voter(JAN, false, CLIENT, Set.of("viewer"), Set.of())))
                .isEqualTo(new Seat.NotNamed());
    }

    @Test
    void whoStandsInFillsTheOthersPlaceBesideTheirOwn() {
        Gate gate = gate(GateOrder.PARALLEL, APPROVER, JANS);
        var mara = new Voter(MARA, true, null, Set.of("approver"), Set.of(JAN));
        GateRound own = after(round(gate), APPROVER, MARA, null);

        assertThat(seat(gate, round(gate), mara)).isEqualTo(new Seat.Taken(APPROVER, null));
        assertThat(seat(gate, own, mara)).isEqualTo(new Seat.Taken(JANS, JAN));
        assertThat(seat(gate, after(own, JANS, MARA, JAN), mara)).isEqualTo(new Seat.AlreadyApproved());
    }

    @Test
    void nobodyApprovesTheirOwnNotEvenThroughAnother() {
        Gate gate = gate(GateOrder.PARALLEL, JANS);
        var standIn = new Voter(MARA, true, null, Set.of(), Set.of(JAN));
        GateRound round = round(gate);

        assertThat(new Ballot(gate, round, JAN, false).approving(standIn)).isEqualTo(new Seat.OwnSubmission());
        assertThat(new Ballot(gate, round, MARA, false).approving(standIn)).isEqualTo(new Seat.OwnSubmission());
        assertThat(new Ballot(gate, round, JAN, true).approving(standIn)).isEqualTo(new Seat.Taken(JANS, JAN));
    }

    @Test
    void inOrderEachWaitsForThoseBefore() {
        Gate gate = gate(GateOrder.SEQUENTIAL, APPROVER, FINANCE);
        GateRound round = round(gate);

        assertThat(seat(gate, round, mara("finance"))).isEqualTo(new Seat.NotTheirTurn(List.of(APPROVER)));
        assertThat(seat(gate, after(round, APPROVER, JAN, null), mara("finance")))
                .isEqualTo(new Seat.Taken(FINANCE, null));
        assertThat(new Ballot(gate, round, null, false).rejecting(mara("finance")))
                .isEqualTo(new Seat.Taken(FINANCE, null));
    }

    @Test
    void aQuorumPassesWithoutTheRest() {
        var gate = new Gate(GateMode.QUORUM, 2, GateOrder.PARALLEL, List.of(APPROVER, FINANCE, JANS), 5, null, false);
        GateRound round = round(gate);
        GateRound one = after(round, APPROVER, MARA, null);

        assertThat(round.dueOn()).isEqualTo(TODAY.plusDays(5));
        assertThat(Rounds.waitedFor(gate, one)).containsExactly(FINANCE, JANS);
        assertThat(Rounds.isPassed(gate, one)).isFalse();
        GateRound two = after(one, JANS, JAN, null);
        assertThat(Rounds.isPassed(gate, two)).isTrue();
        assertThat(Rounds.waitedFor(gate, two)).isEmpty();
    }

    @Test
    void approvalsAreCarriedOverOnlyWhereTheGateSaysSo() {
        Gate gate = gate(GateOrder.PARALLEL, APPROVER, FINANCE);
        var keeping = new Gate(GateMode.ALL, null, GateOrder.PARALLEL, gate.approvers(), null, null, true);
        GateRound one = after(round(gate), APPROVER, MARA, null);

        assertThat(Rounds.next(gate, one, TODAY, NOW).approvals()).isEmpty();
        assertThat(Rounds.next(gate, one, TODAY, NOW).round()).isEqualTo(2);
        assertThat(Rounds.next(keeping, one, TODAY, NOW).approvals()).isEqualTo(one.approvals());
    }

    @Test
    void theKeysOfACallerAreThoseOfThePlacesTheyFill() {
        var mara = new Voter(MARA, true, CLIENT, Set.of("approver"), Set.of(JAN));

        assertThat(mara.keys())
                .containsExactlyInAnyOrder(
                        new GateApprover(MARA, null, null, null).key(), JANS.key(), APPROVER.key(), CLIENTS.key());
    }
}
