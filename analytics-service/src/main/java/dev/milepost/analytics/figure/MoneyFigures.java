package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Labels;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.rollup.DayHistogram;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        Tally tally = them.tally();
        BigDecimal retained = tally.sums(Section.RETAINED, currency).total();
        BigDecimal released = tally.sums(Section.RETENTION_RELEASED, currency).total();
        long payments = 0;
        for (DayHistogram some : tally.counts(Section.PAYMENTS).values()) {
            payments += some.count();
        }
        return new MoneyFigures(
                payments,
                AmountView.of(outstanding(tally, PaymentStatus::isOpen), currency),
                AmountView.of(outstanding(tally, status -> status == PaymentStatus.INVOICED), currency),
                AmountView.of(outstanding(tally, status -> status == PaymentStatus.DISPUTED), currency),
                AmountView.of(them.overdueAmount(currency), currency),
                AmountView.of(tally.sums(Section.PAID, currency).total(), currency),
                AmountView.of(tally.sums(Section.PENALTY, currency).total(), currency),
                AmountView.of(retained, currency),
                AmountView.of(released, currency),
                AmountView.of(retained.subtract(released), currency),
                Distribution.of(tally.counts(Section.DAYS_TO_PAY, currency)),
                Distribution.of(tally.counts(Section.DAYS_LATE, currency)));
    }

    private static BigDecimal outstanding(Tally tally, Predicate<PaymentStatus> those) {
        BigDecimal sum = BigDecimal.ZERO;
        for (var amounts : tally.sums(Section.OUTSTANDING).entrySet()) {
            if (those.test(PaymentStatus.valueOf(Labels.last(amounts.getKey())))) {
                sum = sum.add(amounts.getValue().total());
            }
        }
        return sum;
    }
}
