package dev.milepost.milestone.schedule;

import dev.milepost.events.Money;
import dev.milepost.events.PaymentTerm;
import dev.milepost.milestone.instalment.PayableDay;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What moved milestones do to the money that they release. */
final class CashEffect {
    private record Slot(YearMonth month, String currency) implements Comparable<Slot> {
        @Override
        public int compareTo(Slot other) {
            int byMonth = month.compareTo(other.month);
            return byMonth != 0 ? byMonth : currency.compareTo(other.currency);
        }
    }

    private final UnaryOperator<LocalDate> payable;
    private final List<MovedPayment> payments = new ArrayList<>();
    private final Map<Slot, BigDecimal[]> months = new TreeMap<>();

    /**
     * @param value the contract's value, which percentages are of
     * @param payable moves a day to one on which the contract's calendar pays
     */
    CashEffect(Effect effect, @Nullable Money value, UnaryOperator<LocalDate> payable) {
        this.payable = payable;
        Schedule before = effect.before();
        for (int v = 0; v < before.size(); v++) {
            PlannedMilestone one = before.milestone(v);
            Money amount = released(one, value);
            LocalDate expected = expected(one, one.due());
            if (amount != null && expected != null) {
                add(expected, amount, 0);
            }
        }
        Schedule after = effect.after();
        for (int v = 0; v < after.size(); v++) {
            PlannedMilestone one = after.milestone(v);
            Integer known = before.number(one.id());
            PlannedMilestone was = known == null ? null : before.milestone(known);
            // A supposed completion is open before.
            Money amount = was == null ? released(one, value) : released(was, value);
            LocalDate then = expected(one, Schedule.date(effect.cascade().day(v)));
            if (amount == null || then == null) {
                continue;
            }
            add(then, amount, 1);
            LocalDate now = was == null ? null : expected(was, was.due());
            if (!then.equals(now)) {
                payments.add(new MovedPayment(one.id(), one.title(), amount, now, then));
            }
        }
    }

    private void add(LocalDate day, Money amount, int side) {
        BigDecimal[] sums = months.computeIfAbsent(new Slot(YearMonth.from(day), amount.currency()), none ->
                new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        sums[side] = sums[side].add(amount.amount());
    }

    private @Nullable LocalDate expected(PlannedMilestone one, @Nullable LocalDate day) {
        PaymentTerm term = one.term();
        return term == null || day == null ? null : payable.apply(PayableDay.of(day, term));
    }

    /** What an open milestone releases when it is met; null when it releases nothing or has ended. */
    private static @Nullable Money released(PlannedMilestone one, @Nullable Money value) {
        PaymentTerm term = one.term();
        if (term == null || one.status().isEnded()) {
            return null;
        }
        if (term.amount() != null) {
            return term.amount();
        }
        return term.percent() == null || value == null ? null : Moneys.percentOf(term.percent(), value);
    }

    List<MovedPayment> payments() {
        return payments;
    }

    /** The months whose sums differ. */
    List<CashMonth> months() {
        List<CashMonth> changed = new ArrayList<>();
        months.forEach((slot, sums) -> {
            if (sums[0].compareTo(sums[1]) != 0) {
                changed.add(new CashMonth(
                        slot.month().toString(),
                        Moneys.of(sums[0], slot.currency()),
                        Moneys.of(sums[1], slot.currency())));
            }
        });
        return changed;
    }
}
