package dev.milepost.milestone.instalment;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the items of a schedule add up to, those in the contract's currency. */
@Schema(name = "ScheduleSums")
public record ScheduleSums(
        @Schema(description = "The instalments before anything is added or taken off.")
        Money gross,

        @Schema(description = "What is left of 100 per cent.", examples = "0")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        BigDecimal percentLeft,

        @Schema(description = "The contract's value less `gross`: what no milestone releases; absent without a value.")
        @Nullable
        Money amountLeft,

        Money bonus,
        Money penalty,

        @Schema(description = "Held back from all instalments.")
        Money retentionHeld,

        @Schema(description = "Let go of it.") Money retentionReleased,

        @Schema(description = "Held back and let go by no milestone.")
        Money retentionLeft,

        @Schema(description = "The advance.") Money advance,
        @Schema(description = "Recovered of it.") Money advanceRecovered,

        @Schema(description = "Of the advance, what no instalment recovers.")
        Money advanceLeft,

        @Schema(description = "All that is to be paid.") Money net,
        @Schema(description = "Paid of it.") Money paid) {
    static ScheduleSums of(List<ScheduleItem> items, @Nullable Money value, String currency) {
        Adder add = new Adder(items, currency);
        BigDecimal gross = add.up(PaymentKind.INSTALMENT, ScheduleItem::gross);
        BigDecimal held = add.up(null, ScheduleItem::retentionHeld);
        BigDecimal letGo = add.up(PaymentKind.RETENTION, ScheduleItem::gross);
        BigDecimal advance = add.up(PaymentKind.ADVANCE, ScheduleItem::net);
        BigDecimal recovered = add.up(null, ScheduleItem::advanceRecovered);
        BigDecimal percent = items.stream()
                .map(ScheduleItem::percent)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal paid = items.stream().map(ScheduleItem::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new ScheduleSums(
                Moneys.of(gross, currency),
                ScheduleItem.plain(Percent.HUNDRED.subtract(percent)),
                value == null ? null : Moneys.of(value.amount().subtract(gross), currency),
                Moneys.of(add.up(null, ScheduleItem::bonus), currency),
                Moneys.of(add.up(null, ScheduleItem::penalty), currency),
                Moneys.of(held, currency),
                Moneys.of(letGo, currency),
                Moneys.of(held.subtract(letGo), currency),
                Moneys.of(advance, currency),
                Moneys.of(recovered, currency),
                Moneys.of(advance.subtract(recovered), currency),
                Moneys.of(add.up(null, ScheduleItem::net), currency),
                Moneys.of(paid, currency));
    }

    private record Adder(List<ScheduleItem> items, String currency) {
        BigDecimal up(@Nullable PaymentKind kind, Function<ScheduleItem, @Nullable Money> money) {
            return items.stream()
                    .filter(item -> kind == null || item.kind() == kind)
                    .flatMap(item -> Stream.ofNullable(money.apply(item)))
                    .filter(one -> one.currency().equals(currency))
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }
}
