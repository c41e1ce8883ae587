package dev.milepost.analytics.figure;

import static dev.milepost.analytics.figure.Answers.get;
import static dev.milepost.analytics.figure.Answers.groups;
import static dev.milepost.analytics.figure.Answers.refused;
import static dev.milepost.analytics.figure.Expected.distribution;
import static dev.milepost.analytics.figure.Expected.frame;
import static dev.milepost.analytics.figure.TwoTenants.MOMENTS;
import static dev.milepost.analytics.figure.TwoTenants.NORTH;
import static dev.milepost.analytics.figure.TwoTenants.SOUTH;
import static dev.milepost.local.testing.SignedTokens.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.PaymentEntryKind;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is due and what was paid, in each currency by itself. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class MoneyQTest extends TwoTenantsTest {
    @Test
    void moneyIsWhatTheDefinitionSaysAndNeverMixed() throws Exception {
        for (Instant asOf : MOMENTS) {
            compare("north", NORTH, asOf);
        }
        compare("south", SOUTH, MOMENTS.getLast());
        refused(token("north", "viewer"), "money?groupBy=month&" + frame(MOMENTS.getLast(), true), "groupBy");
    }

    private static void compare(String tenant, List<Past> pasts, Instant asOf) throws Exception {
        var all = new Known(pasts, asOf, true).payments;
        var groups = groups(get(tenant, "money?" + frame(asOf, true)));
        Map<String, List<Known.Paid>> expected = all.stream()
                .collect(Collectors.groupingBy(paid -> paid.it().amount().currency()));
        assertThat(groups.keySet())
                .isEqualTo(expected.keySet().stream().map(List::of).collect(Collectors.toSet()));
        expected.forEach((currency, those) -> compare(groups.get(List.of(currency)), those));
        var months = groups(get(tenant, "money?groupBy=month&currency=EUR&" + frame(asOf, true)));
        Map<String, List<Known.Paid>> byMonth = expected.getOrDefault("EUR", List.of()).stream()
                .collect(Collectors.groupingBy(
                        paid -> Known.period("month", paid.it().dueOn())));
        assertThat(months.keySet())
                .isEqualTo(byMonth.keySet().stream().map(List::of).collect(Collectors.toSet()));
        byMonth.forEach((month, those) -> compare(months.get(List.of(month)), those));
    }

    private static void compare(JsonNode group, List<Known.Paid> those) {
        JsonNode figures = group.get("figures");
        assertThat(figures.get("payments").asInt()).isEqualTo(those.size());
        assertThat(group.get("milestones").asLong())
                .isEqualTo(those.stream().map(Known.Paid::milestone).distinct().count());
        amount(figures, "due", those, paid -> paid.it().status().isOpen());
        amount(figures, "invoiced", those, paid -> paid.it().status() == PaymentStatus.INVOICED);
        amount(figures, "disputed", those, paid -> paid.it().status() == PaymentStatus.DISPUTED);
        amount(
                figures,
                "overdue",
                those,
                paid -> paid.it().status().isOpen() && paid.it().dueOn().isBefore(paid.today()));
        assertThat(new BigDecimal(figures.at("/paid/amount").asText()))
                .isEqualByComparingTo(Known.sum(those.stream()
                        .map(paid -> paid.it()
                                .amount()
                                .amount()
                                .subtract(paid.it().outstanding().amount()))
                        .toList()));
        BigDecimal retained = takenOff(those, PaymentEntryKind.RETENTION_HELD);
        BigDecimal released = Known.sum(those.stream()
                .filter(paid -> paid.it().kind() == PaymentKind.RETENTION)
                .map(paid -> paid.it().amount().amount())
                .toList());
        assertThat(new BigDecimal(figures.at("/penalties/amount").asText()))
                .isEqualByComparingTo(takenOff(those, PaymentEntryKind.PENALTY));
        assertThat(new BigDecimal(figures.at("/retained/amount").asText())).isEqualByComparingTo(retained);
        assertThat(new BigDecimal(figures.at("/retentionReleased/amount").asText()))
                .isEqualByComparingTo(released);
        assertThat(new BigDecimal(figures.at("/retentionHeld/amount").asText()))
                .isEqualByComparingTo(retained.subtract(released));
        assertThat(figures.get("daysLate").toString())
                .isEqualTo(distribution(those.stream()
                        .filter(paid -> paid.it().status() == PaymentStatus.PAID)
                        .map(paid -> (int) (paid.it().paidOn().toEpochDay()
                                - paid.it().dueOn().toEpochDay()))
                        .toList()));
        assertThat(figures.get("daysToPay").toString())
                .isEqualTo(distribution(those.stream()
                        .filter(paid -> paid.it().status() == PaymentStatus.PAID
                                && paid.it().invoice() != null)
                        .map(paid -> (int) (paid.it().paidOn().toEpochDay()
                                - paid.it().invoice().invoicedOn().toEpochDay()))
                        .toList()));
    }

    private static BigDecimal takenOff(List<Known.Paid> paid, PaymentEntryKind kind) {
        return Known.sum(paid.stream()
                        .flatMap(one -> one.it().lines().stream())
                        .filter(line -> line.kind() == kind)
                        .map(line -> line.amount().amount())
                        .toList())
                .negate();
    }

    private static void amount(JsonNode figures, String name, List<Known.Paid> paid, Predicate<Known.Paid> those) {
        assertThat(figures.get(name).get("currency").asText())
                .isEqualTo(paid.getFirst().it().amount().currency());
        assertThat(new BigDecimal(figures.get(name).get("amount").asText()))
                .as(name)
                .isEqualByComparingTo(Known.sum(paid.stream()
                        .filter(those)
                        .map(one -> one.it().outstanding().amount())
                        .toList()));
    }
}
