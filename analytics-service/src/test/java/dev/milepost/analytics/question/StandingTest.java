package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandingTest {
    /** What is promised for the last day of a quarter is overdue when that day is over where the contract is. */
    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2026-03-31T09:59:59Z, 0",
        "Pacific/Kiritimati, 2026-03-31T10:00:00Z, 1",
        "UTC, 2026-03-31T23:59:59Z, 0",
        "UTC, 2026-04-01T00:00:00Z, 1",
        "Pacific/Pago_Pago, 2026-04-01T10:59:59Z, 0",
        "Pacific/Pago_Pago, 2026-04-01T11:00:00Z, 1",
        "Pacific/Pago_Pago, 2027-01-01T00:00:00Z, 1"
    })
    void theLastDayOfAQuarterEndsWhereTheContractIs(String zone, Instant asOf, long overdue) {
        int day = Math.toIntExact(LocalDate.of(2026, 3, 31).toEpochDay());
        Tally tally = new Tally();
        tally.count(Section.OPEN, "BASELINE " + zone, day, 1);
        tally.count(Section.OPEN_QUARTERS, "BASELINE", Quarters.of(day), 1);
        tally.count(Section.UNPAID, "EUR " + zone, day, 1);
        tally.count(Section.UNPAID_QUARTERS, "EUR", Quarters.of(day), 1);
        tally.add(Section.UNPAID_AMOUNT, "EUR " + zone, day, BigDecimal.TEN);
        tally.add(Section.UNPAID_AMOUNT_QUARTERS, "EUR", Quarters.of(day), BigDecimal.TEN);

        Standing standing = new Standing(tally, Promise.BASELINE, asOf);
        assertThat(standing.overdues()).isEqualTo(overdue);
        assertThat(standing.overduePayments("EUR")).isEqualTo(overdue);
        assertThat(standing.overdueAmount("EUR")).isEqualByComparingTo(BigDecimal.valueOf(10 * overdue));
        assertThat(standing.overduePayments("USD")).isZero();
    }
}
