package dev.milepost.alert.duedate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueKindTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 15);

    @ParameterizedTest
    @CsvSource({
        "APPROACHING, 8, false", "APPROACHING, 7, true", "APPROACHING, 0, true", "APPROACHING, -1, false",
        "OVERDUE, 0, false", "OVERDUE, -1, true", "OVERDUE, -31, true", "OVERDUE, -32, false"
    })
    void is_time(DueKind kind, int days, boolean told) {
        LocalDate due = TODAY.plusDays(days);

        assertThat(kind.isTime(due, TODAY, 7)).isEqualTo(told);
        if (told) { // also where it is yesterday or tomorrow already, seen from UTC
            for (int zone = -1; zone <= 1; zone++) {
                LocalDate utc = TODAY.plusDays(zone);
                assertThat(due).isBetween(kind.first(utc), kind.last(utc, 7));
            }
        }
    }
}
