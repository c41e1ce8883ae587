package dev.milepost.analytics.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellPlanTest {
    private static Frame frame(String groupBy, String filters, @Nullable LocalDate from, @Nullable LocalDate to) {
        Map<Key, List<@Nullable String>> allowed = new LinkedHashMap<>();
        for (String filter : words(filters)) {
            String[] parts = filter.split("=");
            allowed.put(
                    Objects.requireNonNull(Key.of(parts[0])),
                    Stream.of(parts[1].split("\\+")).map(FilterText::value).toList());
        }
        List<Key> keys = words(groupBy).stream()
                .map(name -> Objects.requireNonNull(Key.of(name)))
                .toList();
        return new Frame(Instant.EPOCH, Against.CURRENT, from, to, keys, allowed);
    }

    private static List<String> words(String text) {
        return text.equals("-") ? List.of() : Stream.of(text.split(" ")).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "contract, -, true",
        "team, type=REPORT, true",
        "tag, -, false",
        "quarter, -, false",
        "team, type=REPORT+DELIVERABLE, false"
    })
    void knowsWhereEachCellIsAGroup(String groupBy, String filters, boolean each) {
        var plan = Objects.requireNonNull(CellPlan.of(frame(groupBy, filters, null, null), Which.ALL));
        assertThat(plan.hasACellAGroup()).isEqualTo(each);
    }

    @Test
    void moreCellsThanFitAreRefusedWhileTheyAreRead() {
        QuestionReader.refuseCells(4_000, true);
        QuestionReader.refuseCells(50_000, false);
        assertThatThrownBy(() -> QuestionReader.refuseCells(4_001, true)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> QuestionReader.refuseCells(50_001, false)).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "-, -, ALL, true",
        "team, -, ALL, true",
        "week, -, ALL, true",
        "quarter, -, ALL, true",
        "month, team=legal, ALL, true",
        "team, month=2027-01+2027-02, ALL, true",
        "quarter, counterparty=none, ALL, true",
        "team type, -, ALL, true",
        "-, team=a type=REPORT, ALL, true",
        "tag, tag=a+b, ALL, true",
        "-, tag=a, ALL, true",
        "-, tag=a+b, ALL, false", // one with both counts once
        "team, owner=none, ALL, false",
        "type, contract=none, ALL, false",
        "field:colour, -, ALL, false",
        "week, team=a, ALL, false",
        "owner week, -, OPEN, true",
        "owner week, -, ALL, false",
        "currency, -, WITH_PAYMENT, true",
        "month, currency=EUR, WITH_PAYMENT, true",
        "quarter, currency=EUR, WITH_PAYMENT, false", // one with payments in two months counts once
        "currency, month=2027-01+2027-02, WITH_PAYMENT, false",
        "team month type, -, ALL, false"
    })
    void isThereForWhatIsKept(String groupBy, String filters, Which which, boolean kept) {
        assertThat(CellPlan.of(frame(groupBy, filters, null, null), which) != null)
                .isEqualTo(kept);
    }

    @Test
    void aPeriodIsOfWholeMonths() {
        LocalDate first = LocalDate.of(2027, 2, 1);
        assertThat(CellPlan.of(frame("team", "-", first, LocalDate.of(2027, 2, 28)), Which.ALL))
                .isNotNull();
        assertThat(CellPlan.of(frame("team", "-", first, LocalDate.of(2027, 2, 27)), Which.ALL))
                .isNull();
        assertThat(CellPlan.of(frame("team", "-", first.plusDays(1), null), Which.ALL))
                .isNull();
        assertThat(CellPlan.of(frame("month", "month=2027-02", first, null), Which.ALL))
                .isNull();
    }
}
