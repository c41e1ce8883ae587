package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.MoneyCell;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.analytics.summary.DayHistogram;
import dev.milepost.events.PaymentStatus;
import java.math.BigDecimal;
import java.util.List;
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

        @Schema(description = "From the invoice to the last payment, of paid ones with an invoice.", required = true)
        Distribution daysToPay,

        @Schema(description = "From the due date to the last payment, of paid ones; below 0 is early.", required = true)
        Distribution daysLate) {
    static MoneyFigures of(String currency, List<MoneyCell> cells) {
        DayHistogram toPay = new DayHistogram();
        DayHistogram late = new DayHistogram();
        for (MoneyCell cell : cells) {
            if (cell.daysToPay() != null) {
                toPay.add(cell.daysToPay(), cell.n());
            }
            if (cell.daysLate() != null) {
                late.add(cell.daysLate(), cell.n());
            }
        }
        BigDecimal paid = cells.stream().map(MoneyCell::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new MoneyFigures(
                cells.stream().mapToLong(MoneyCell::n).sum(),
                outstanding(currency, cells, cell -> cell.status().isOpen()),
                outstanding(currency, cells, cell -> cell.status() == PaymentStatus.INVOICED),
                outstanding(currency, cells, cell -> cell.status() == PaymentStatus.DISPUTED),
                outstanding(currency, cells, MoneyCell::overdue),
                AmountView.of(paid, currency),
                Distribution.of(toPay),
                Distribution.of(late));
    }

    private static AmountView outstanding(String currency, List<MoneyCell> cells, Predicate<MoneyCell> those) {
        return AmountView.of(
                cells.stream().filter(those).map(MoneyCell::outstanding).reduce(BigDecimal.ZERO, BigDecimal::add),
                currency);
    }
}
