package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.PeriodCount;
import dev.milepost.events.RateBase;
import dev.milepost.events.TimeRate;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Works out late penalties and early bonuses. Counting begins after the grace days; the sum is rounded half to even at the
 * end, its cap downwards, so that nothing is ever over the cap.
 */
public final class TimeAdjustments {
    private static final int DAYS_OF_A_WEEK = 7;

    private final Money gross;
    private final @Nullable Money contractValue;
    private final List<TraceStep> steps = new ArrayList<>();

    private TimeAdjustments(Money gross, @Nullable Money contractValue) {
        this.gross = gross;
        this.contractValue = contractValue;
    }

    /** What {@code delay} changes of an instalment of {@code gross}; a milestone's own rates come before the contract's. */
    public static TimeAdjustment of(
            PaymentTerm term,
            @Nullable PaymentConditions conditions,
            Money gross,
            @Nullable Money contractValue,
            Delay delay) {
        TimeRate penalty =
                term.latePenalty() != null || conditions == null ? term.latePenalty() : conditions.latePenalty();
        TimeRate bonus = term.earlyBonus() != null || conditions == null ? term.earlyBonus() : conditions.earlyBonus();
        return new TimeAdjustments(gross, contractValue).decide(penalty, bonus, delay);
    }

    private TimeAdjustment decide(@Nullable TimeRate penalty, @Nullable TimeRate bonus, Delay delay) {
        LocalDate metOn = delay.metOn();
        LocalDate late = penalty == null ? null : delay.from(penalty);
        if (penalty != null && late != null && metOn.isAfter(late)) {
            return adjust(TimeAdjustment.Kind.PENALTY, penalty, late, metOn);
        }
        LocalDate early = bonus == null ? null : delay.from(bonus);
        if (bonus != null && early != null && metOn.isBefore(early)) {
            return adjust(TimeAdjustment.Kind.BONUS, bonus, early, metOn);
        }
        LocalDate due = late != null ? late : early != null ? early : delay.dueDate();
        int days = due == null ? 0 : days(due, metOn);
        if (penalty == null && bonus == null) {
            step("RATE", "neither the milestone nor the contract has a late penalty or an early bonus", "none");
        } else if (late == null && early == null) {
            step("DUE_DATE", "there is no date to count from, so nothing is worked out", "none");
        } else {
            step("DELAY", "met " + metOn + ", due " + due + ": " + days + " days late; no rate is for that", days);
        }
        return new TimeAdjustment(TimeAdjustment.Kind.NONE, money(BigDecimal.ZERO), due, metOn, days, steps);
    }

    private TimeAdjustment adjust(TimeAdjustment.Kind kind, TimeRate rate, LocalDate due, LocalDate metOn) {
        boolean isLate = kind == TimeAdjustment.Kind.PENALTY;
        int days = days(due, metOn);
        step(
                "DELAY",
                "met " + metOn + ", due " + due + ": " + Math.abs(days) + " days " + (isLate ? "late" : "early"),
                days);
        LocalDate first = isLate ? due.plusDays(rate.graceDays()) : metOn;
        LocalDate last = isLate ? metOn : due.minusDays(rate.graceDays());
        int counted = Math.max(0, days(first, last));
        if (rate.graceDays() > 0) {
            step("GRACE", rate.graceDays() + " days are free: " + counted + " days count", counted);
        }
        long periods = counted == 0 ? 0 : periods(rate, first, last, counted);
        BigDecimal charge = charge(rate);
        BigDecimal total = charge.multiply(BigDecimal.valueOf(periods));
        step("TIME", periods + " x " + plain(charge) + " = " + plain(total), plain(total));
        BigDecimal amount = total.setScale(digits(), RoundingMode.HALF_EVEN);
        BigDecimal cap = cap(rate);
        if (cap != null && amount.compareTo(cap) > 0) {
            step("CAP", "not more than " + plain(cap), plain(cap));
            amount = cap;
        }
        if (isLate && amount.compareTo(gross.amount()) > 0) {
            amount = gross.amount();
            step(
                    "INSTALMENT",
                    "not more than the instalment itself; the rest is not carried to another",
                    plain(amount));
        }
        TimeAdjustment.Kind made = amount.signum() == 0 ? TimeAdjustment.Kind.NONE : kind;
        return new TimeAdjustment(made, money(amount), due, metOn, days, steps);
    }

    private long periods(TimeRate rate, LocalDate first, LocalDate last, int counted) {
        boolean started = rate.count() != PeriodCount.COMPLETED;
        long periods = switch (rate.per()) {
            case DAY -> counted;
            case WEEK -> started ? Math.ceilDiv(counted, DAYS_OF_A_WEEK) : counted / DAYS_OF_A_WEEK;
            case MONTH -> {
                long whole = ChronoUnit.MONTHS.between(first, last);
                yield started && first.plusMonths(whole).isBefore(last) ? whole + 1 : whole;
            }
        };
        String per = rate.per().name().toLowerCase(Locale.ROOT) + "s";
        step("PERIODS", counted + " days in " + (started ? "started " : "completed ") + per + ": " + periods, periods);
        return periods;
    }

    private BigDecimal charge(TimeRate rate) {
        if (rate.amount() != null) {
            step(
                    "RATE",
                    plain(rate.amount().amount()) + " for each",
                    plain(rate.amount().amount()));
            return rate.amount().amount();
        }
        BigDecimal percent = rate.ratePercent() == null ? BigDecimal.ZERO : rate.ratePercent();
        BigDecimal charge = Percent.of(percent, base(rate));
        step("RATE", plain(percent) + " % of " + plain(base(rate)) + " for each = " + plain(charge), plain(charge));
        return charge;
    }

    private @Nullable BigDecimal cap(TimeRate rate) {
        BigDecimal cap = rate.capAmount() != null
                ? rate.capAmount().amount()
                : rate.capPercent() == null ? null : Percent.of(rate.capPercent(), base(rate));
        return cap == null ? null : cap.setScale(digits(), RoundingMode.DOWN);
    }

    private BigDecimal base(TimeRate rate) {
        return rate.base() == RateBase.CONTRACT_VALUE && contractValue != null
                ? contractValue.amount()
                : gross.amount();
    }

    private static int days(LocalDate from, LocalDate to) {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to));
    }

    private void step(String rule, String text, Object value) {
        steps.add(new TraceStep(rule, text, value.toString()));
    }

    private String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    private Money money(BigDecimal amount) {
        return Moneys.of(amount, gross.currency());
    }

    private int digits() {
        return Moneys.digits(gross.currency());
    }
}
