package dev.milepost.milestone.instalment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Money;
import dev.milepost.events.NetTerms;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.PeriodCount;
import dev.milepost.events.RateAgainst;
import dev.milepost.events.RateBase;
import dev.milepost.events.RatePeriod;
import dev.milepost.events.TimeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of docs/payments.md, worked out by hand. */
class TimeAdjustmentsTest {
    private static final Money GROSS = eur("30000.00");
    private static final Money VALUE = eur("100000.00");

    private static Money eur(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    @ParameterizedTest
    @CsvSource({
        // rate, per, count, grace, cap, due, met, amount
        "0.5, WEEK, STARTED,   0, 5, 2027-06-30, 2027-07-19, 450.00", // 19 days: 3 weeks begun, 150 each
        "0.5, WEEK, COMPLETED, 0, 5, 2027-06-30, 2027-07-19, 300.00", // 2 weeks over
        "0.5, WEEK, STARTED,   7, 5, 2027-06-30, 2027-07-19, 300.00", // 12 days after grace: 2 weeks begun
        "0.5, WEEK, STARTED,  19, 5, 2027-06-30, 2027-07-19, 0.00",
        "0.5, WEEK, STARTED,   0, 5, 2027-06-30, 2027-10-13, 1500.00", // 105 days: 15 weeks, 2250, capped
        "0.1, DAY,  STARTED,   0, 5, 2027-06-30, 2027-07-01, 30.00",
        "1,   MONTH, STARTED,  0, 5, 2027-01-31, 2027-02-28, 300.00", // a month of January's end is over on 28 February
        "1,   MONTH, STARTED,  0, 5, 2027-01-31, 2027-03-01, 600.00",
        "1,   MONTH, COMPLETED, 0, 5, 2027-06-30, 2027-07-29, 0.00",
        "1,   MONTH, COMPLETED, 0, 5, 2027-06-30, 2027-07-30, 300.00",
        "0.5, WEEK, STARTED,   0, 5, 2027-06-30, 2027-06-30, 0.00",
        "0.5, WEEK, STARTED,   0, 5, 2027-06-30, 2027-06-01, 0.00"
    })
    void latePenalties(
            BigDecimal rate,
            RatePeriod per,
            PeriodCount count,
            int grace,
            BigDecimal cap,
            LocalDate due,
            LocalDate met,
            BigDecimal amount) {
        TimeRate penalty = new TimeRate(rate, null, per, count, grace, cap, null, null, null);
        TimeAdjustment made = late(penalty, new Delay(due, null, met));
        assertThat(made.amount().amount()).isEqualByComparingTo(amount);
        assertThat(made.kind()).isEqualTo(amount.signum() > 0 ? TimeAdjustment.Kind.PENALTY : TimeAdjustment.Kind.NONE);
        assertThat(made.steps()).isNotEmpty();
    }

    private static TimeAdjustment late(TimeRate penalty, Delay delay) {
        PaymentConditions conditions = new PaymentConditions(null, null, penalty, null);
        return TimeAdjustments.of(new PaymentTerm(null, GROSS, 30), conditions, GROSS, VALUE, delay);
    }

    @Test
    void eachStepIsThereWithItsNumbers() {
        TimeRate penalty = new TimeRate(
                new BigDecimal("0.5"), null, RatePeriod.WEEK, null, 7, new BigDecimal("0.8"), null, null, null);
        TimeAdjustment made = late(penalty, new Delay(LocalDate.of(2027, 6, 30), null, LocalDate.of(2027, 7, 19)));
        assertThat(made.steps().stream().map(step -> step.rule() + " " + step.value()))
                .containsExactly("DELAY 19", "GRACE 12", "PERIODS 2", "RATE 150", "TIME 300", "CAP 240");
        assertThat(made.daysLate()).isEqualTo(19);
        assertThat(made.amount()).isEqualTo(eur("240.00"));
    }

    @Test
    void aBonusIsForBeingEarly() {
        TimeRate bonus = new TimeRate(null, eur("200.00"), RatePeriod.DAY, null, 0, null, eur("2000.00"), null, null);
        PaymentTerm term = new PaymentTerm(null, GROSS, 30, null, null, bonus);
        LocalDate due = LocalDate.of(2027, 6, 30);
        TimeAdjustment five = TimeAdjustments.of(term, null, GROSS, VALUE, new Delay(due, null, due.minusDays(5)));
        assertThat(five.kind()).isEqualTo(TimeAdjustment.Kind.BONUS);
        assertThat(five.amount()).isEqualTo(eur("1000.00"));
        TimeAdjustment twelve = TimeAdjustments.of(term, null, GROSS, VALUE, new Delay(due, null, due.minusDays(12)));
        assertThat(twelve.amount()).isEqualTo(eur("2000.00"));
    }

    @Test
    void theBaselineAndTheContractsValueMayCount() {
        TimeRate penalty = new TimeRate(
                new BigDecimal("0.1"),
                null,
                RatePeriod.DAY,
                null,
                0,
                new BigDecimal("5"),
                null,
                RateBase.CONTRACT_VALUE,
                RateAgainst.BASELINE);
        LocalDate baseline = LocalDate.of(2027, 6, 30);
        LocalDate moved = LocalDate.of(2027, 7, 31);
        assertThat(late(penalty, new Delay(moved, baseline, moved)).amount())
                .isEqualTo(eur("3100.00")); // 31 days, 100 each
        assertThat(late(penalty, new Delay(moved, null, moved)).kind()).isEqualTo(TimeAdjustment.Kind.NONE);
        assertThat(late(penalty, new Delay(moved, null, moved))
                        .steps()
                        .getFirst()
                        .rule())
                .isEqualTo("DUE_DATE");
    }

    @ParameterizedTest
    @CsvSource({
        "NET,              30, 2027-06-15, 2027-07-15",
        "NET_END_OF_MONTH, 30, 2027-06-15, 2027-07-31",
        "END_OF_MONTH_NET, 30, 2027-06-15, 2027-07-30",
        "NET_END_OF_MONTH, 0,  2028-02-01, 2028-02-29",
        "END_OF_MONTH_NET, 1,  2027-12-31, 2028-01-01"
    })
    void netTerms(NetTerms terms, int days, LocalDate met, LocalDate payable) {
        assertThat(PayableDay.of(met, new PaymentTerm(null, GROSS, days, terms, null, null)))
                .isEqualTo(payable);
    }
}
