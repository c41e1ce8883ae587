package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.CHANGE;
import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.TimeRate;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Late work of two suppliers: by the contract's rate, by an own one, against the baseline, in another currency. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class PenaltiesQTest extends TwoTenantsTest {
    private static final String NOW = "asOf=2026-03-19T12:00:00Z";
    private static final LocalDate DUE = LocalDate.of(2026, 2, 28);

    private final String tenant = "penalties-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID contract = UUID.randomUUID();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Story story = new Story(tenant, contract);

    @BeforeEach
    void agree() {
        // 0.5 % a week begun, at most 5 %: as of 19 March 3 weeks
        story.say(
                "2026-02-01T08:00:00Z",
                EventType.CONTRACT_ACTIVATED,
                new ContractEvent(Made.penalised(contract, one), CHANGE));
        milestone(one, MilestoneStatus.IN_PROGRESS, DUE, DUE, new PaymentTerm(new BigDecimal("30"), null, 30)); // 450
        milestone(
                one, MilestoneStatus.PLANNED, DUE.plusDays(90), DUE, term("2000", "EUR", Made.DAILY)); // (19 - 3) x 10
        milestone(other, MilestoneStatus.SUBMITTED, DUE, DUE, term("1000", "EUR", null)); // 15
        milestone(
                other,
                MilestoneStatus.PLANNED,
                DUE.plusDays(17),
                DUE.plusDays(17),
                term("500", "EUR", Made.DAILY)); // free
        milestone(other, MilestoneStatus.PLANNED, DUE, DUE, term("80000", "JPY", null)); // 1200
        milestone(
                other,
                MilestoneStatus.PLANNED,
                DUE.plusDays(60),
                DUE,
                term("9000", "EUR", null)); // not late by the due date
        milestone(other, MilestoneStatus.PLANNED, DUE, DUE, null); // nothing is paid for it
        milestone(other, MilestoneStatus.MET, DUE, DUE, term("9000", "EUR", null)); // done
        story.fold(consumer);
    }

    @Test
    void whatIsAtStakeGrowsUntilTheWorkIsDone() throws Exception {
        JsonNode answer = get(tenant, "penalties?" + NOW);
        assertThat(answer.get("milestones").asInt()).isEqualTo(5);
        var groups = Answers.groups(answer);
        assertThat(figures(groups.get(List.of("EUR")))).isEqualTo("625.00 EUR, 3 of 4");
        assertThat(figures(groups.get(List.of("JPY")))).isEqualTo("1200 JPY, 1 of 1");
        for (JsonNode group : answer.get("groups")) {
            assertThat(get(tenant, group.get("drillDown").asText()).get("items"))
                    .hasSize(group.get("milestones").asInt());
        }
        var suppliers = Answers.groups(get(tenant, "penalties?groupBy=counterparty&currency=EUR&" + NOW));
        assertThat(figures(suppliers.get(List.of(one.toString())))).isEqualTo("610.00 EUR, 2 of 2");
        assertThat(figures(suppliers.get(List.of(other.toString())))).isEqualTo("15.00 EUR, 1 of 2");
        assertThat(figures(get(tenant, "penalties?groupBy=contract&currency=EUR&asOf=2026-03-02T12:00:00Z")
                        .at("/groups/0")))
                .isEqualTo("155.00 EUR, 2 of 3"); // a week begun: 150 and 5; the own rate has its free days
        assertThat(get(tenant, "penalties?asOf=2026-02-28T12:00:00Z").get("groups"))
                .isEmpty();
        refused(token(tenant, "viewer"), "penalties?groupBy=contract&" + NOW, "groupBy");
        assertThat(get("nobody-" + tenant, "penalties").get("groups")).isEmpty();
    }

    /** Half of the random pasts have 0.5 % of the instalment for each week begun, at most 5 %. */
    @Test
    void whatIsAtStakeOfRandomPastsIsWhatTheRuleSays() throws Exception {
        for (Instant asOf : TwoTenants.MOMENTS) {
            for (boolean baseline : new boolean[] {true, false}) { // the rate goes by the due date all the same
                List<Known.Line> late = new Known(TwoTenants.NORTH, asOf, baseline)
                        .lines.stream()
                                .filter(line -> line.open()
                                        && line.contract().paymentConditions() != null
                                        && line.value() != null
                                        && line.it().dueDate() != null
                                        && line.it().dueDate().isBefore(line.today()))
                                .toList();
                String frame = "&" + Expected.frame(asOf, baseline);
                compare(get("north", "penalties?groupBy=currency" + frame), Expected.grouped(late, "currency"));
                compare(
                        get("north", "penalties?groupBy=counterparty&currency=EUR" + frame),
                        Expected.grouped(
                                late.stream()
                                        .filter(line -> line.value().currency().equals("EUR"))
                                        .toList(),
                                "counterparty"));
            }
        }
    }

    private static void compare(JsonNode answer, Map<List<String>, List<Known.Line>> expected) {
        var groups = Answers.groups(answer);
        assertThat(groups.keySet()).isEqualTo(expected.keySet());
        expected.forEach((key, those) -> {
            assertThat(groups.get(key).get("milestones").asInt()).isEqualTo(those.size());
            assertThat(new BigDecimal(
                            groups.get(key).at("/figures/atStake/amount").asText()))
                    .isEqualByComparingTo(Known.sum(
                            those.stream().map(PenaltiesQTest::penalty).toList()));
            assertThat(groups.get(key).at("/figures/charged").asLong())
                    .isEqualTo(those.stream()
                            .filter(line -> penalty(line).signum() > 0)
                            .count());
        });
    }

    private static BigDecimal penalty(Known.Line line) {
        int digits = line.value().currency().equals("JPY") ? 0 : 2;
        BigDecimal instalment = line.value().amount().setScale(digits, RoundingMode.HALF_EVEN);
        long weeks = (line.today().toEpochDay() - line.it().dueDate().toEpochDay() + 6) / 7;
        BigDecimal cap = instalment.multiply(new BigDecimal("0.05")).setScale(digits, RoundingMode.DOWN);
        return instalment
                .multiply(new BigDecimal("0.005"))
                .multiply(BigDecimal.valueOf(weeks))
                .setScale(digits, RoundingMode.HALF_EVEN)
                .min(cap);
    }

    private static String figures(JsonNode group) {
        return group.at("/figures/atStake/amount").asText() + " "
                + group.at("/figures/atStake/currency").asText() + ", "
                + group.at("/figures/charged").asInt() + " of "
                + group.get("milestones").asInt();
    }

    private static PaymentTerm term(String amount, String currency, TimeRate own) {
        return new PaymentTerm(null, new Money(new BigDecimal(amount), currency), 30, null, own, null);
    }

    private void milestone(UUID party, MilestoneStatus status, LocalDate due, LocalDate baseline, PaymentTerm term) {
        LocalDate metOn = status == MilestoneStatus.MET ? DUE.plusDays(9) : null;
        story.say(
                "2026-02-01T09:00:00Z",
                EventType.MILESTONE_CREATED,
                new MilestoneEvent(
                        Made.paid(
                                Made.milestone(contract, UUID.randomUUID(), party, status, due, metOn),
                                due,
                                baseline,
                                term),
                        CHANGE));
    }
}
