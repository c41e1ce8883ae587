package dev.milepost.analytics.bi;

import static dev.milepost.analytics.bi.BiUsers.read;
import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.Chance;
import dev.milepost.analytics.Database;
import dev.milepost.analytics.ServiceTest;
import dev.milepost.analytics.figure.Made;
import dev.milepost.analytics.figure.Past;
import dev.milepost.analytics.figure.Story;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.Gate;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateMode;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a BI tool reads of who waits for whom, of late penalties and of retention is what the service answers. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class BiTermsQTest extends ServiceTest {
    private static final LocalDate DUE = LocalDate.of(2026, 2, 28);
    private static final UUID SUPPLIER = UUID.randomUUID();
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID QUINN = UUID.randomUUID();
    private static final UUID CONTRACT = UUID.randomUUID();
    private static final UUID OWN_RATE = UUID.randomUUID();
    private static final UUID RATE_OF_CONTRACT = UUID.randomUUID();
    private static boolean ready;

    @BeforeEach
    void story() throws Exception {
        if (ready) {
            return;
        }
        ready = true;
        Chance chance = new Chance(BiTermsQTest.class, 53);
        for (String tenant : List.of("bi-terms", "bi-others")) { // payments with penalties and retention
            List<UUID> ids = chance.ids(2);
            Past.fold(consumer, 40, tenant, ids, ids, chance); // few have retention
        }
        agreeAndSubmit();
        BiUsers.make("bi_terms", "bi-terms");
        BiUsers.make("bi_others", "bi-others");
        Database.execute("UPDATE bi_user SET all_contracts = TRUE WHERE user_name IN ('bi_terms', 'bi_others')");
    }

    /** A contract with a weekly rate; its one milestone, of a rate of its own, waits for Quinn of the client and for anybody. */
    private void agreeAndSubmit() {
        Story.of("bi-terms", Made.person(QUINN, "quinn", "Quinn", CLIENT)).fold(consumer);
        Story story = new Story("bi-terms", CONTRACT)
                .say(
                        "2026-02-01T08:00:00Z",
                        EventType.CONTRACT_ACTIVATED,
                        new ContractEvent(Made.penalised(CONTRACT, SUPPLIER), CHANGE));
        MilestoneState own = Made.paid(
                Made.milestone(CONTRACT, OWN_RATE, SUPPLIER, MilestoneStatus.SUBMITTED, DUE, null),
                DUE.plusDays(90),
                DUE,
                new PaymentTerm(null, new Money(new BigDecimal("2000"), "EUR"), 30, null, Made.DAILY, null));
        Gate gate = new Gate(
                GateMode.ALL,
                null,
                GateOrder.PARALLEL,
                List.of(new GateApprover(QUINN, null, null, null), new GateApprover(null, null, "approver", null)),
                null,
                null,
                false);
        var round = new GateRound(1, Instant.parse("2026-02-02T08:00:00Z"), null, List.of());
        story.say(
                "2026-02-02T08:00:00Z",
                EventType.MILESTONE_SUBMITTED,
                new MilestoneEvent(Made.gated(own, gate, round), CHANGE));
        story.say(
                "2026-02-02T08:00:00Z",
                EventType.MILESTONE_CREATED,
                new MilestoneEvent(
                        Made.milestone(CONTRACT, RATE_OF_CONTRACT, SUPPLIER, MilestoneStatus.PLANNED, DUE, null),
                        CHANGE));
        story.fold(consumer);
    }

    @Test
    void whoWaitsForWhomIsWhatTheServiceSays() throws Exception {
        Map<String, String> expected = new LinkedHashMap<>();
        for (JsonNode group : get("bi-terms", "waiting").get("groups")) {
            expected.put(
                    group.at("/key/counterparty").asText() + " "
                            + group.at("/key/side").asText(),
                    group.at("/figures/waits").asText() + " "
                            + group.at("/figures/open").asText());
        }
        assertThat(expected).containsEntry(SUPPLIER + " " + CLIENT, "1 1").containsEntry(SUPPLIER + " own", "1 1");
        assertThat(read("bi_terms", """
                        SELECT CONCAT(COALESCE(CONCAT(counterparty_id), 'null'), ' ', side, ': ', COUNT(*), ' ', SUM(ended_at IS NULL))
                        FROM bi_wait GROUP BY counterparty_id, side"""))
                .containsExactlyInAnyOrderElementsOf(expected.entrySet().stream()
                        .map(one -> one.getKey() + ": " + one.getValue())
                        .toList());
        assertThat(read("bi_terms", "SELECT decider FROM bi_wait WHERE milestone_id = '" + OWN_RATE + "' ORDER BY 1"))
                .containsExactly("person:" + QUINN, "role:approver");
    }

    @Test
    void retentionAndPenaltiesOfPaymentsAddUpToTheFigures() throws Exception {
        for (JsonNode group : get("bi-terms", "money").get("groups")) {
            String of = " WHERE currency = '" + group.at("/key/currency").asText() + "'";
            JsonNode figures = group.get("figures");
            assertThat(sum("SELECT SUM(held) FROM bi_retention" + of))
                    .isEqualByComparingTo(figures.at("/retentionHeld/amount").asText());
            assertThat(sum("SELECT SUM(retained) FROM bi_retention" + of))
                    .isEqualByComparingTo(figures.at("/retained/amount").asText());
            assertThat(sum("SELECT SUM(penalty) FROM bi_payment" + of + " AND status <> 'CANCELLED'"))
                    .isEqualByComparingTo(figures.at("/penalties/amount").asText());
        }
        assertThat(sum("SELECT SUM(retained) FROM bi_retention")).isPositive();
        assertThat(sum("SELECT SUM(penalty) FROM bi_payment")).isPositive();
    }

    private static BigDecimal sum(String query) throws Exception {
        String value = read("bi_terms", query).getFirst();
        return value == null ? BigDecimal.ZERO : new BigDecimal(value);
    }

    @Test
    void theTermsOfALatePenaltyAreThoseOfTheMilestoneElseOfTheContract() throws Exception {
        String terms = "SELECT CONCAT_WS(' ', counts_from, per, rate_percent, rate_amount, rate_base, period_count,"
                + " grace_days, cap_percent, cap_amount, currency) FROM bi_penalty WHERE milestone_id = '";
        assertThat(read("bi_terms", terms + OWN_RATE + "'"))
                .containsExactly("2026-02-28 DAY 10.0000 INSTALMENT STARTED 3 EUR");
        assertThat(read("bi_terms", terms + RATE_OF_CONTRACT + "'"))
                .containsExactly("2026-02-28 WEEK 0.5000 INSTALMENT STARTED 0 5.0000 EUR");
    }

    @Test
    void nobodySeesThoseOfAnotherTenant() throws Exception {
        for (String view : List.of("bi_wait", "bi_retention", "bi_penalty")) {
            String contracts = "SELECT DISTINCT contract_id FROM " + view;
            assertThat(read("bi_terms", contracts)).isNotEmpty();
            assertThat(read("bi_others", contracts))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(read("bi_terms", contracts));
        }
    }
}
