package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Labels;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that milestones released, in one currency. */
@Schema(description = "Payments, in one currency. Cancelled ones do not count.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record MoneyFigures(
        @Schema(description = "How many payments.", examples = "5", required = true)
        long payments,

        @Schema(description = "Outstanding, invoiced or disputed or not.", required = true)
        AmountView due,

        @Schema(description = "The part of `due` that is invoiced.", required = true)
        AmountView invoiced,

        @Schema(description = "The part of `due` that is disputed.", required = true)
        AmountView disputed,

        @Schema(description = "The part of `due` whose day of payment is before today.", required = true)
        AmountView overdue,

        @Schema(description = "What was paid, parts included.", required = true)
        AmountView paid,

        @Schema(description = "What was taken off for lateness.", required = true)
        AmountView penalties,

        @Schema(description = "What was held back from instalments.", required = true)
        AmountView retained,

        @Schema(description = "What of that was let go: payments of kind RETENTION.", required = true)
        AmountView retentionReleased,

        @Schema(
                description =
                        "`retained` less `retentionReleased`. Below 0 where a group lets go what was held back in another.",
                required = true)
        AmountView retentionHeld,

        @Schema(description = "From the invoice to the last payment, of paid ones with an invoice.", required = true)
        Distribution daysToPay,

        @Schema(description = "From the due date to the last payment, of paid ones; below 0 is early.", required = true)
        Distribution daysLate) {
    /** Those of a group in one currency. */
    static MoneyFigures of(String currency, Standing them) {
        BigDecimal retained = sum(them.tally().sums(Section.RETAINED).get(currency));
        BigDecimal released = sum(them.tally().sums(Section.RETENTION_RELEASED).get(currency));
        BigDecimal paid = sum(them.tally().sums(Section.PAID).get(currency));
        return new MoneyFigures(
                them.tally().counts(Section.PAYMENTS).keySet().stream()
                        .mapToLong(label -> them.tally().count(Section.PAYMENTS, label))
                        .sum(),
                AmountView.of(outstanding(them, PaymentStatus::isOpen), currency),
                AmountView.of(outstanding(them, status -> status == PaymentStatus.INVOICED), currency),
                AmountView.of(outstanding(them, status -> status == PaymentStatus.DISPUTED), currency),
                AmountView.of(overdue(them), currency),
                AmountView.of(paid, currency),
                AmountView.of(sum(them.tally().sums(Section.PENALTY).get(currency)), currency),
                AmountView.of(retained, currency),
                AmountView.of(released, currency),
                AmountView.of(retained.subtract(released), currency),
                Distribution.of(them.tally().counts(Section.DAYS_TO_PAY, currency)),
                Distribution.of(them.tally().counts(Section.DAYS_LATE, currency)));
    }

    private static BigDecimal outstanding(Standing them, Predicate<PaymentStatus> those) {
        return them.tally().sums(Section.OUTSTANDING).entrySet().stream()
                .filter(entry -> those.test(PaymentStatus.valueOf(Labels.last(entry.getKey()))))
                .map(entry -> sum(entry.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal overdue(Standing them) {
        return them.tally().sums(Section.UNPAID_AMOUNT).entrySet().stream()
                .map(entry -> sum(entry.getValue().headMap(them.today(entry.getKey()), false)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal sum(@Nullable Map<Integer, BigDecimal> amounts) {
        return amounts == null ? BigDecimal.ZERO : amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
