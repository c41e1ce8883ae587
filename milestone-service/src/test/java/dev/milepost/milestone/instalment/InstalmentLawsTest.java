package dev.milepost.milestone.instalment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.Advance;
import dev.milepost.events.Money;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.PaymentKind;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.PeriodCount;
import dev.milepost.events.RateAgainst;
import dev.milepost.events.RateBase;
import dev.milepost.events.RatePeriod;
import dev.milepost.events.Retention;
import dev.milepost.events.TimeRate;
import dev.milepost.milestone.payment.PaymentBreakdown;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** What holds for all amounts, percentages and orders. */
class InstalmentLawsTest {
    private static final LocalDate DUE = LocalDate.of(2027, 6, 30);
    private static final TimeAdjustment ON_TIME =
            new TimeAdjustment(TimeAdjustment.Kind.NONE, new Money(BigDecimal.ZERO, "EUR"), DUE, DUE, 0, List.of());

    @Property(tries = 1000)
    void instalmentsOfAHundredPercentAreExactlyTheValueInAnyOrder(
            @ForAll @LongRange(min = 1, max = 999_999_999_999_99L) long cents,
            @ForAll @IntRange(min = 1, max = 40) int count,
            @ForAll long seed,
            @ForAll boolean yen) {
        Random random = new Random(seed);
        Money value = yen ? new Money(new BigDecimal(cents), "JPY") : new Money(BigDecimal.valueOf(cents, 2), "EUR");
        List<BigDecimal> percents = hundred(count, random);
        Collections.shuffle(percents, random);
        Released released = Released.NOTHING;
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal percent : percents) {
            PaymentBreakdown one = release(percent, value, null, released);
            assertThat(one.gross()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            assertThat(one.gross().subtract(Percent.of(percent, value.amount())).abs())
                    .isLessThanOrEqualTo(BigDecimal.ONE);
            released = released.plus(PaymentKind.INSTALMENT, one, BigDecimal.ZERO);
            sum = sum.add(one.gross());
        }
        assertThat(sum).isEqualByComparingTo(value.amount());
    }

    @Property(tries = 500)
    void theSumHoldsWhenInstalmentsAreTakenBackAndReleasedAgain(
            @ForAll @LongRange(min = 1_000_00, max = 999_999_99) long cents, @ForAll long seed) {
        Random random = new Random(seed);
        Money value = new Money(BigDecimal.valueOf(cents, 2), "EUR");
        List<BigDecimal> open = hundred(12, random);
        List<PaymentBreakdown> live = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            if (!live.isEmpty() && random.nextInt(3) == 0) {
                PaymentBreakdown back = live.remove(random.nextInt(live.size()));
                open.add(back.percent());
            } else if (!open.isEmpty()) {
                live.add(release(open.removeLast(), value, null, sum(live)));
            }
        }
        while (!open.isEmpty()) {
            live.add(release(open.removeLast(), value, null, sum(live)));
        }
        assertThat(live.stream().map(PaymentBreakdown::gross).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(value.amount());
    }

    @Property(tries = 1000)
    void whatIsHeldIsLetGoAndWhatIsAdvancedIsRecovered(
            @ForAll @LongRange(min = 1_00, max = 999_999_999_99L) long cents,
            @ForAll @IntRange(min = 1, max = 100_0000) int retention,
            @ForAll @IntRange(min = 1, max = 100_0000) int cap,
            @ForAll @IntRange(min = 1, max = 100_0000) int advancePercent,
            @ForAll @IntRange(min = 1, max = 100_0000) int recovery,
            @ForAll long seed) {
        Random random = new Random(seed);
        Money value = new Money(BigDecimal.valueOf(cents, 2), "EUR");
        boolean capped = random.nextBoolean();
        Advance agreed = new Advance(percent(advancePercent), null, null, 0, percent(recovery));
        PaymentConditions conditions = new PaymentConditions(
                new Retention(percent(retention), capped ? percent(cap) : null, 0, List.of()), agreed, null, null);
        BigDecimal advance = Instalments.advance(agreed, value).amount();
        BigDecimal paid =
                random.nextBoolean() ? advance : advance.divide(BigDecimal.TWO, 2, java.math.RoundingMode.DOWN);
        Released released = Released.NOTHING.plus(PaymentKind.ADVANCE, PaymentBreakdown.plain(advance), paid);
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        for (BigDecimal percent : hundred(7, random)) {
            PaymentBreakdown one = release(percent, value, conditions, released);
            assertThat(one.amount()).isGreaterThanOrEqualTo(BigDecimal.ZERO);
            released = released.plus(PaymentKind.INSTALMENT, one, BigDecimal.ZERO);
            net = net.add(one.amount());
            gross = gross.add(one.gross());
            assertThat(released.recovered()).isLessThanOrEqualTo(paid);
            if (capped) {
                assertThat(released.held()).isLessThanOrEqualTo(Percent.of(percent(cap), value.amount()));
            }
        }
        assertThat(net.add(released.held()).add(released.recovered())).isEqualByComparingTo(gross);

        BigDecimal first = Instalments.letGo(percent(1 + random.nextInt(100_0000)), released, 2);
        released = released.plus(PaymentKind.RETENTION, PaymentBreakdown.plain(first), BigDecimal.ZERO);
        assertThat(released.isOverdrawn()).isFalse();
        BigDecimal rest = Instalments.letGo(Percent.HUNDRED, released, 2);
        assertThat(first.add(rest)).isEqualByComparingTo(released.held());
    }

    @Property(tries = 2000)
    void aPenaltyIsNeverOverItsCapNorOverItsInstalment(
            @ForAll @LongRange(min = 1, max = 999_999_999_99L) long cents,
            @ForAll @IntRange(min = 1, max = 100_0000) int rate,
            @ForAll @IntRange(min = 1, max = 100_0000) int cap,
            @ForAll @IntRange(min = -4000, max = 4000) int days,
            @ForAll @IntRange(min = 0, max = 60) int grace,
            @ForAll RatePeriod per,
            @ForAll PeriodCount count,
            @ForAll RateBase base) {
        Assume.that(rate <= cap);
        Money gross = new Money(BigDecimal.valueOf(cents, 2), "EUR");
        Money value = new Money(BigDecimal.valueOf(cents, 2).multiply(BigDecimal.TEN), "EUR");
        TimeRate penalty =
                new TimeRate(percent(rate), null, per, count, grace, percent(cap), null, base, RateAgainst.CURRENT);
        PaymentTerm term = new PaymentTerm(null, gross, 0, null, penalty, penalty);
        TimeAdjustment made = TimeAdjustments.of(term, null, gross, value, new Delay(DUE, DUE, DUE.plusDays(days)));
        BigDecimal most = Percent.of(percent(cap), (base == RateBase.INSTALMENT ? gross : value).amount());
        assertThat(made.amount().amount()).isBetween(BigDecimal.ZERO, most);
        if (days > 0) {
            assertThat(made.amount().amount()).isLessThanOrEqualTo(gross.amount());
            assertThat(made.kind()).isNotEqualTo(TimeAdjustment.Kind.BONUS);
        }
        if (Math.abs(days) <= grace) {
            assertThat(made.kind()).isEqualTo(TimeAdjustment.Kind.NONE);
        }
        TimeAdjustment later =
                TimeAdjustments.of(term, null, gross, value, new Delay(DUE, DUE, DUE.plusDays(days + 1L)));
        if (days >= 0) {
            assertThat(later.amount().amount())
                    .isGreaterThanOrEqualTo(made.amount().amount());
        }
    }

    private static PaymentBreakdown release(
            BigDecimal percent, Money value, @Nullable PaymentConditions conditions, Released released) {
        return Instalments.breakdown(new PaymentTerm(percent, null, 0), value, conditions, released, true, ON_TIME);
    }

    private static Released sum(List<PaymentBreakdown> live) {
        Released sum = Released.NOTHING;
        for (PaymentBreakdown one : live) {
            sum = sum.plus(PaymentKind.INSTALMENT, one, BigDecimal.ZERO);
        }
        return sum;
    }

    /** As many percentages with 4 fraction digits that add up to 100. */
    private static List<BigDecimal> hundred(int count, Random random) {
        List<BigDecimal> percents = new ArrayList<>();
        int left = 100_0000;
        for (int i = 1; i < count && left > count; i++) {
            int share = 1 + random.nextInt(left * 2 / (count - i + 1) - 1);
            if (share >= left) {
                break;
            }
            percents.add(percent(share));
            left -= share;
        }
        percents.add(percent(left));
        return percents;
    }

    private static BigDecimal percent(int tenThousandths) {
        return BigDecimal.valueOf(tenThousandths, 4);
    }
}
