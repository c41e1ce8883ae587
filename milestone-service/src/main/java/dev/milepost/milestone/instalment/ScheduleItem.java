package dev.milepost.milestone.instalment;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentStatus;
import dev.milepost.milestone.payment.PaymentBreakdown;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One line of a payment schedule: a payment, or what would be one. */
@Schema(name = "ScheduleItem")
public record ScheduleItem(
        PaymentKind kind,

        @Schema(
                description =
                        "RELEASED as it was, PLANNED as it would be if each open milestone were met when it is due.")
        State state,

        @Schema(description = "The milestone that releases it; absent for what activation releases.") @Nullable
        UUID milestoneId,

        @Schema(description = "The milestone's title.", examples = "Shell complete") @Nullable
        String title,

        @Schema(description = "The milestone's due date.") @Nullable
        LocalDate dueDate,

        @Schema(description = "The day it is payable, or would be; absent without a due date.", examples = "2027-07-30")
        @Nullable
        LocalDate payableOn,

        @Schema(description = "Of an instalment in per cent of the contract's value, that.", examples = "40")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable
        BigDecimal percent,

        @Schema(description = "Before anything is added or taken off; absent as long as the contract has no value.")
        @Nullable
        Money gross,

        @Schema(description = "Added for being early.") @Nullable
        Money bonus,

        @Schema(description = "Taken off for being late; of an open milestone, as if it were met today.") @Nullable
        Money penalty,

        @Schema(description = "Held back.") @Nullable Money retentionHeld,

        @Schema(description = "Taken off because it was paid ahead.") @Nullable
        Money advanceRecovered,

        @Schema(description = "What is to be paid, after settlements too.") @Nullable
        Money net,

        @Schema(description = "The payment, once it is released.") @Nullable
        UUID paymentId,

        @Nullable PaymentStatus paymentStatus,
        @JsonIgnore BigDecimal paid) {
    /** Whether it is one already. */
    public enum State {
        RELEASED,
        PLANNED
    }

    static ScheduleItem released(ReleasedPayment payment, @Nullable String title, @Nullable LocalDate dueDate) {
        return of(
                payment.kind(),
                State.RELEASED,
                payment.milestoneId(),
                title,
                dueDate,
                payment.dueOn(),
                payment.breakdown(),
                payment.currency(),
                payment);
    }

    static ScheduleItem planned(
            PaymentKind kind,
            @Nullable UUID milestone,
            @Nullable String title,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate payableOn,
            PaymentBreakdown breakdown,
            String currency) {
        return of(kind, State.PLANNED, milestone, title, dueDate, payableOn, breakdown, currency, null);
    }

    /** An instalment in per cent of a value that nobody knows yet. */
    static ScheduleItem unknown(
            UUID milestone,
            String title,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate payableOn,
            @Nullable BigDecimal percent) {
        return new ScheduleItem(
                PaymentKind.INSTALMENT,
                State.PLANNED,
                milestone,
                title,
                dueDate,
                payableOn,
                percent,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                BigDecimal.ZERO);
    }

    private static ScheduleItem of(
            PaymentKind kind,
            State state,
            @Nullable UUID milestone,
            @Nullable String title,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate payableOn,
            PaymentBreakdown breakdown,
            String currency,
            @Nullable ReleasedPayment payment) {
        return new ScheduleItem(
                kind,
                state,
                milestone,
                title,
                dueDate,
                payableOn,
                breakdown.percent() == null ? null : plain(breakdown.percent()),
                Moneys.of(breakdown.gross(), currency),
                Moneys.of(breakdown.bonus(), currency),
                Moneys.of(breakdown.penalty(), currency),
                Moneys.of(breakdown.retentionHeld(), currency),
                Moneys.of(breakdown.advanceRecovered(), currency),
                Moneys.of(breakdown.amount(), currency),
                payment == null ? null : payment.id(),
                payment == null ? null : payment.status(),
                payment == null ? BigDecimal.ZERO : payment.paid());
    }

    static BigDecimal plain(BigDecimal percent) {
        BigDecimal stripped = percent.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
