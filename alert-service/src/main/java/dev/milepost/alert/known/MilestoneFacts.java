package dev.milepost.alert.known;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What policies choose by, and whom they remind.
 *
 * @param dates custom fields that hold a date, by key
 * @param waitingSince when the submission that waits for its gate came in; null while none does
 * @param turnSince since when it waits for those of {@code waitingFor}: with a sequential gate since the approval of this
 *     round before theirs; null while it does not wait
 * @param waitingFor who may decide on it now; with a sequential gate only the next
 * @param rounds when its last round began, and those of the days before that were seen, the oldest first
 */
public record MilestoneFacts(
        MilestoneType type,
        Priority priority,
        List<String> tags,
        List<UUID> watchers,
        Map<String, LocalDate> dates,
        @Nullable Instant waitingSince,
        @Nullable Instant turnSince,
        List<GateApprover> waitingFor,
        List<Instant> rounds) {
    /** Rounds that are as far apart begin on different days in every time zone. */
    private static final Duration MORE_THAN_A_DAY = Duration.ofHours(26);

    /** Of a milestone that was folded before these were kept. */
    static final MilestoneFacts UNKNOWN = new MilestoneFacts(
            MilestoneType.DELIVERABLE,
            Priority.MEDIUM,
            List.of(),
            List.of(),
            Map.of(),
            null,
            null,
            List.of(),
            List.of());

    public MilestoneFacts {
        rounds = rounds == null ? List.of() : rounds; // of a milestone that was folded before these were kept
    }

    static MilestoneFacts of(MilestoneState state, MilestoneFacts before) {
        var round = state.gateRound();
        boolean waits = state.status() == MilestoneStatus.SUBMITTED && state.gate() != null && round != null;
        return new MilestoneFacts(
                state.type(),
                state.priority(),
                state.tags(),
                state.watcherIds(),
                dates(state.customFields()),
                waits && round != null ? round.since() : null,
                waits ? turnSince(state) : null,
                waits ? waiting(state) : List.of(),
                rounds(round, before.rounds));
    }

    /** How many rounds had begun on the day on which the one that waits did, before it. */
    public int roundOfDay(ZoneId zone) {
        return waitingSince == null
                ? 0
                : (int) rounds.stream()
                        .filter(round ->
                                round.isBefore(waitingSince) && day(round, zone).equals(day(waitingSince, zone)))
                        .count();
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toLocalDate();
    }

    private static List<Instant> rounds(@Nullable GateRound round, List<Instant> before) {
        if (round == null || before.contains(round.since())) {
            return before;
        }
        Instant recent = round.since().minus(MORE_THAN_A_DAY);
        return Stream.concat(before.stream().filter(recent::isBefore), Stream.of(round.since()))
                .toList();
    }

    /** Whether they lead to the same policy and watchers, for the payments that the milestone released. */
    boolean leadToTheSame(MilestoneFacts others) {
        return type == others.type
                && priority == others.priority
                && tags.equals(others.tags)
                && watchers.equals(others.watchers);
    }

    /** Those that hold a date, by key. */
    static Map<String, LocalDate> dates(List<CustomFieldValue> fields) {
        Map<String, LocalDate> dates = new TreeMap<>();
        fields.stream()
                .filter(field -> field.type() == CustomFieldType.DATE)
                .forEach(field -> dates.put(field.key(), LocalDate.parse(field.value())));
        return dates;
    }

    private static @Nullable Instant turnSince(MilestoneState state) {
        var gate = state.gate();
        var round = state.gateRound();
        if (gate == null || round == null) {
            return null;
        }
        if (gate.order() != GateOrder.SEQUENTIAL || round.approvals().isEmpty()) {
            return round.since();
        }
        Instant approved = round.approvals().getLast().at();
        return approved.isAfter(round.since()) ? approved : round.since(); // one that was kept is of a round before
    }

    private static List<GateApprover> waiting(MilestoneState state) {
        var gate = state.gate();
        var round = state.gateRound();
        if (gate == null || round == null) {
            return List.of();
        }
        Set<String> done =
                round.approvals().stream().map(GateApproval::approver).collect(Collectors.toSet());
        List<GateApprover> open = gate.approvers().stream()
                .filter(approver -> !done.contains(approver.key()))
                .toList();
        return gate.order() == GateOrder.SEQUENTIAL && !open.isEmpty() ? open.subList(0, 1) : open;
    }
}
