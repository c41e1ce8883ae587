package dev.milepost.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuartersTest {
    private static int day(String date) {
        return Math.toIntExact(LocalDate.parse(date).toEpochDay());
    }

    @ParameterizedTest
    @CsvSource({
        "2027-01-01, O2027Q1",
        "2027-03-31, O2027Q1",
        "2027-04-01, O2027Q2",
        "2027-12-31, O2027Q4",
        "0999-12-31, O0999Q4"
    })
    void aRowHasTheNameOfItsQuarter(String date, String row) {
        assertThat(Quarters.row(Block.OPEN, Quarters.of(day(date)))).isEqualTo(row);
        assertThat(Quarters.row(Block.UNPAID, Quarters.of(day(date)))).isEqualTo("U" + row.substring(1));
    }

    /** From UTC-12 to UTC+14 it may be a day before or after that of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2027-02-15T00:00:00Z, 2027-01-01, 1",
        "2027-03-31T00:00:00Z, 2027-01-01, 2",
        "2027-04-01T23:59:59Z, 2027-01-01, 2",
        "2027-04-02T00:00:00Z, 2027-04-01, 1"
    })
    void thosePresentAreThoseThatItMayBeSomewhere(Instant moment, String first, int n) {
        Quarters present = Quarters.around(moment);
        assertThat(present.firstDay()).isEqualTo(day(first));
        assertThat(present.last() - present.first() + 1).isEqualTo(n);
        assertThat(Quarters.until(moment).contain(day("0001-01-01"))).isTrue();
        assertThat(Quarters.until(moment).last()).isEqualTo(present.last());
    }

    @Test
    void theRowsOfATallyAddUpToIt() {
        Random random = new Random(4);
        Tally tally = new Tally();
        for (int i = 0; i < 500; i++) {
            int day = 20_000 + random.nextInt(700);
            tally.count(Section.OPEN, "CURRENT UTC", day, 1);
            tally.add(Section.UNPAID_AMOUNT, "EUR UTC", day, java.math.BigDecimal.valueOf(random.nextInt(900)));
            tally.count(Section.STATUS, "MET", 0, 1);
        }
        for (boolean byQuarter : new boolean[] {false, true}) {
            var rows = tally.rows(byQuarter);
            Tally sum = new Tally();
            rows.forEach((name, row) -> sum.add(row, 1));
            assertThat(sum).isEqualTo(tally);
            assertThat(rows).containsKey("STANDING").hasSize(byQuarter ? 17 : 3); // 8 quarters of each
        }
        Quarters quarters = new Quarters(Quarters.of(20_100), Quarters.of(20_200));
        Tally some = tally.of(java.util.Set.of(Block.OPEN, Block.STANDING), quarters);
        assertThat(some.counts(Section.STATUS)).isEqualTo(tally.counts(Section.STATUS));
        assertThat(some.sums(Section.UNPAID_AMOUNT)).isEmpty();
        some.counts(Section.OPEN, "CURRENT UTC")
                .forEach((day, n) -> assertThat(quarters.contain(day)).isTrue());
        assertThat(some.counts(Section.OPEN, "CURRENT UTC").count()).isBetween(1L, 499L);
    }
}
