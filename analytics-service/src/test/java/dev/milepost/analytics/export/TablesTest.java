package dev.milepost.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.milepost.analytics.figure.AheadFigures;
import dev.milepost.analytics.figure.BottleneckFigures;
import dev.milepost.analytics.figure.CompletionFigures;
import dev.milepost.analytics.figure.ComplianceFigures;
import dev.milepost.analytics.figure.DelayFigures;
import dev.milepost.analytics.figure.FlowFigures;
import dev.milepost.analytics.figure.MoneyFigures;
import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.figure.ReminderFigures;
import dev.milepost.analytics.figure.WaitingFigures;
import dev.milepost.analytics.figure.WorkloadFigures;
import dev.milepost.analytics.question.BegunFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked // what is missing fails the test
class TablesTest {
    private static final LocalDate DAY = LocalDate.of(2027, 2, 28);
    private static final Instant MOMENT = Instant.parse("2027-03-01T08:00:00Z");

    private static byte[] file(TableFormat format, Export.Content content) throws IOException {
        var out = new ByteArrayOutputStream();
        new Export("a", format, content).writeTo(out);
        return out.toByteArray();
    }

    private static void sample(TableWriter tables) throws IOException {
        tables.table("figures", List.of("text", "number", "day", "moment"));
        tables.row(Arrays.asList("Übergabe, \"Los 1\"\nund 2", new BigDecimal("-1250.00"), DAY, MOMENT));
        tables.row(Arrays.asList("=1+1", -3, null, null));
    }

    @Test
    void whatAFileReadsWhileItIsWrittenIsOfOneThatHasBegun() throws Exception {
        List<Boolean> begun = new ArrayList<>();
        new Export("x.csv", TableFormat.CSV, tables -> begun.add(BegunFile.isWritten()))
                .writeTo(OutputStream.nullOutputStream());
        assertThat(begun).containsExactly(true);
        assertThat(BegunFile.isWritten()).isFalse();
    }

    @Test
    void csvIsAsRfc4180Says() throws IOException {
        assertThat(new String(file(TableFormat.CSV, TablesTest::sample), StandardCharsets.UTF_8))
                .isEqualTo("text,number,day,moment\r\n"
                        + "\"Übergabe, \"\"Los 1\"\"\nund 2\",-1250.00,2027-02-28,2027-03-01T08:00:00Z\r\n"
                        + "'=1+1,-3,,\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "\uFF1D1"})
    void csvRunsNoFormula(String text) {
        assertThat(CsvTables.harmless(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "1-1", "'=1", "Übergabe"})
    void csvLeavesOtherTextsAlone(String text) {
        assertThat(CsvTables.harmless(text)).isEqualTo(text);
    }

    @Test
    void xlsxHasNumbersDaysAndTextsThatNeverRun() throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file(TableFormat.XLSX, TablesTest::sample)))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(0).getCellText(3)).isEqualTo("moment");
            assertThat(rows.get(1).getCellText(0)).isEqualTo("Übergabe, \"Los 1\"\nund 2");
            assertThat(rows.get(1).getCellAsNumber(1).orElseThrow()).isEqualByComparingTo("-1250");
            assertThat(rows.get(1).getCellAsDate(2).orElseThrow().toLocalDate()).isEqualTo(DAY);
            assertThat(rows.get(1).getCellAsDate(3)).contains(LocalDateTime.of(2027, 3, 1, 8, 0));
            assertThat(rows.get(2).getCell(0).getFormula()).isNull();
            assertThat(rows.get(2).getCellText(0)).isEqualTo("=1+1");
        }
    }

    @Test
    void whatIsLongerThanASheetGoesOnInTheNext() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var tables = new XlsxTables(out, 10)) {
            tables.table("milestones", List.of("n"));
            for (int i = 0; i < 25; i++) {
                tables.row(List.of(i));
            }
        }
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(book.getSheets().map(sheet -> sheet.getName()))
                    .containsExactly("milestones", "milestones 2", "milestones 3");
            int n = 0;
            for (var sheet : book.getSheets().toList()) {
                List<Row> rows = sheet.read();
                assertThat(rows.getFirst().getCellText(0)).isEqualTo("n");
                for (Row row : rows.subList(1, rows.size())) {
                    assertThat(row.getCellAsNumber(0).orElseThrow().intValue()).isEqualTo(n++);
                }
            }
            assertThat(n).isEqualTo(25);
        }
    }

    /** What a row leaves behind may be its place in a list, not its texts. */
    @Test
    void xlsxHoldsNoRows() throws IOException {
        int rows = 150_000;
        try (var tables = new XlsxTables(OutputStream.nullOutputStream(), XlsxTables.MOST_ROWS)) {
            tables.table("milestones", List.of("a", "b", "c"));
            long before = used();
            for (int i = 0; i < rows; i++) {
                tables.row(List.of("The title of milestone " + i, "Its owner " + i, i));
            }
            assertThat(used() - before).isLessThan(16L * rows + 2_000_000L);
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void anAnswerIsATableAndItsListsAreOthers() throws IOException {
        var answer = new ObjectMapper().readTree("""
                {"asOf": "2027-03-01T08:00:00Z", "groupBy": ["team"], "milestones": 3, "drillDown": "/x", "groups": [
                  {"key": {"team": "legal"}, "milestones": 2, "drillDown": "/y", "figures":
                    {"rate": 0.5, "delay": {"median": null, "max": 7},
                     "value": [{"total": {"amount": "12.50", "currency": "EUR"}, "rate": 1}]}},
                  {"key": {"team": null}, "milestones": 1, "drillDown": "/z", "figures":
                    {"rate": null, "delay": {"median": 1, "max": 1}, "value": []}}]}""");
        var tables = AnswerTables.of(Question.COMPLETION, answer);
        assertThat(tables.keySet()).containsExactly("completion", "value");
        var main = tables.get("completion");
        assertThat(AnswerTables.columns(main))
                .containsExactly("team", "milestones", "rate", "delay.median", "delay.max", "asOf");
        assertThat(main.getFirst()).containsEntry("team", "legal").containsEntry("delay.max", BigDecimal.valueOf(7));
        assertThat(main.getLast()).containsEntry("team", null).containsEntry("rate", null);
        assertThat(tables.get("value")).hasSize(1);
        assertThat(tables.get("value").getFirst())
                .containsEntry("team", "legal")
                .containsEntry("total.amount", new BigDecimal("12.50"))
                .containsEntry("total.currency", "EUR");
    }

    @Test
    void eachListOfAnAnswerIsATableAlsoWithNothingInIt() throws IOException {
        var empty = new ObjectMapper().readTree("{\"asOf\": \"2027-03-01T08:00:00Z\", \"groups\": []}");
        Map<Question, Class<?>> figures = Map.of(
                Question.COMPLETION, CompletionFigures.class,
                Question.DELAY, DelayFigures.class,
                Question.FLOW, FlowFigures.class,
                Question.BOTTLENECKS, BottleneckFigures.class,
                Question.MONEY, MoneyFigures.class,
                Question.WORKLOAD, WorkloadFigures.class,
                Question.COMPLIANCE, ComplianceFigures.class,
                Question.WAITING, WaitingFigures.class,
                Question.AHEAD, AheadFigures.class,
                Question.REMINDERS, ReminderFigures.class);
        figures.forEach((question, type) -> {
            List<String> names = new ArrayList<>(List.of(question.path()));
            for (RecordComponent part : type.getRecordComponents()) {
                if (part.getType() == List.class) {
                    names.add(part.getName());
                }
            }
            assertThat(AnswerTables.of(question, empty).keySet()).containsExactlyElementsOf(names);
        });
    }

    @Test
    void whatWasWrittenIsReadAgain() throws IOException {
        try (var csv = CsvReader.builder()
                .ofCsvRecord(new String(file(TableFormat.CSV, TablesTest::sample), StandardCharsets.UTF_8))) {
            assertThat(csv.stream().map(CsvRecord::getFieldCount)).containsOnly(4);
        }
    }
}
