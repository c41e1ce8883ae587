package dev.milepost.milestone.instalment;

import dev.milepost.events.Money;
import dev.milepost.events.RateBase;
import dev.milepost.events.TimeRate;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The rules for percentages, amounts, and late penalties and early bonuses; each adds what is wrong to the violations. */
public final class RateRules {
    private static final int PERCENT_SCALE = 4;
    private static final int MOST_DAYS = 3650;

    private RateRules() {}

    /** More than 0 and at most 100, with at most 4 fraction digits. */
    public static boolean percent(Violations found, String field, @Nullable BigDecimal percent) {
        boolean fits = percent != null
                && percent.signum() > 0
                && percent.compareTo(Percent.HUNDRED) <= 0
                && percent.stripTrailingZeros().scale() <= PERCENT_SCALE;
        found.check(
                fits, field, "must be more than 0, at most 100, with at most " + PERCENT_SCALE + " fraction digits");
        return fits;
    }

    /** Days that somebody waits. */
    public static void days(Violations found, String field, int days) {
        found.check(days >= 0 && days <= MOST_DAYS, field, "must be 0 to " + MOST_DAYS);
    }

    /** Money in the contract's currency, more than nothing, that can be paid in coins. */
    public static boolean money(Violations found, String field, Money money, @Nullable Money value) {
        Violations own = new Violations();
        Checks.money(own, field, money);
        if (own.isEmpty()) {
            own.check(money.amount().signum() > 0, field + ".amount", "must be more than 0")
                    .check(
                            Moneys.isPayable(money),
                            field + ".amount",
                            money.currency() + " has at most " + Moneys.digits(money.currency()) + " fraction digits")
                    .check(
                            value == null || value.currency().equals(money.currency()),
                            field + ".currency",
                            "the contract is in " + (value == null ? "" : value.currency()) + "; use that currency");
        }
        found.addAll(own);
        return own.isEmpty();
    }

    /** A late penalty or an early bonus, whose cap does not contradict its rate. */
    public static void rate(Violations found, String field, @Nullable TimeRate rate, @Nullable Money value) {
        if (rate == null) {
            return;
        }
        found.check(
                        (rate.ratePercent() == null) != (rate.amount() == null),
                        field,
                        "needs either ratePercent or amount, not both")
                .check(rate.per() != null, field + ".per", "say the period: DAY, WEEK or MONTH")
                .check(
                        rate.capPercent() == null || rate.capAmount() == null,
                        field,
                        "needs either capPercent or capAmount, not both")
                .check(
                        rate.base() != RateBase.CONTRACT_VALUE || value != null,
                        field + ".base",
                        "the contract has no value; set its value first");
        days(found, field + ".graceDays", rate.graceDays());
        boolean fits = true;
        if (rate.ratePercent() != null) {
            fits = percent(found, field + ".ratePercent", rate.ratePercent());
        }
        if (rate.amount() != null) {
            fits &= money(found, field + ".amount", rate.amount(), value);
        }
        if (rate.capPercent() != null) {
            fits &= percent(found, field + ".capPercent", rate.capPercent());
        }
        if (rate.capAmount() != null) {
            fits &= money(found, field + ".capAmount", rate.capAmount(), value);
        }
        if (fits) {
            capIsOverRate(found, field, rate, value);
        }
    }

    /** A cap that the very first period exceeds cannot be meant. */
    private static void capIsOverRate(Violations found, String field, TimeRate rate, @Nullable Money value) {
        BigDecimal charge = rate.amount() == null ? null : rate.amount().amount();
        BigDecimal cap = rate.capAmount() == null ? null : rate.capAmount().amount();
        if (rate.ratePercent() != null && rate.capPercent() != null) {
            charge = rate.ratePercent();
            cap = rate.capPercent();
        } else if (rate.base() == RateBase.CONTRACT_VALUE && value != null) {
            charge = rate.ratePercent() == null ? charge : Percent.of(rate.ratePercent(), value.amount());
            cap = rate.capPercent() == null ? cap : Percent.of(rate.capPercent(), value.amount());
        }
        found.check(
                charge == null || cap == null || charge.compareTo(cap) <= 0,
                field,
                "one period alone is over the cap: raise the cap or lower the rate");
    }
}
