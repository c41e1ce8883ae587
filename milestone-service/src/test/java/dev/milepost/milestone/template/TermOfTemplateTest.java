package dev.milepost.milestone.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.milestone.deadline.Term;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermOfTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "2027-03-01, P30M, 2029-08-31",
        "2027-01-01, P1Y, 2027-12-31",
        "2028-02-29, P1Y, 2029-02-28",
        "2027-01-31, P1M, 2027-02-28",
        "2027-03-01, P7D, 2027-03-07"
    })
    void bothDaysBelongToATerm(LocalDate first, String length, LocalDate last) {
        assertThat(Term.lastDay(first, length)).isEqualTo(last);
    }
}
