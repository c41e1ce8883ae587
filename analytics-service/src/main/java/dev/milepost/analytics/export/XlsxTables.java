package dev.milepost.analytics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Tables as sheets of an Excel workbook, flushed every thousand rows; texts stand in their cells, not in a shared table in memory. */
final class XlsxTables implements TableWriter {
    /** The rows of a sheet. */
    static final int MOST_ROWS = 1_048_576;

    private static final int MOST_CHARACTERS = 32_767;
    private static final int LONGEST_NAME = 31;
    private static final int FLUSHED = 1_000;
    private static final int WIDTH = 18;

    private final Workbook workbook;
    private final int mostRows;
    private @Nullable Worksheet sheet;
    private String name = "";
    private List<String> columns = List.of();
    private int sheets;
    private int row;

    XlsxTables(OutputStream out, int mostRows) {
        this.workbook = new Workbook(out, "Milepost", "1.0");
        this.mostRows = mostRows;
    }

    @Override
    public void table(String table, List<String> names) throws IOException {
        name = table;
        columns = names;
        sheets = 0;
        begin();
    }

    private Worksheet begin() throws IOException {
        end();
        sheets++;
        String number = sheets == 1 ? "" : " " + sheets;
        String title = name.replaceAll("[\\[\\]:*?/\\\\']", " ");
        Worksheet next = workbook.newWorksheet(
                title.substring(0, Math.min(title.length(), LONGEST_NAME - number.length())) + number);
        next.freezePane(0, 1);
        for (int i = 0; i < columns.size(); i++) {
            next.width(i, WIDTH);
            next.inlineString(0, i, columns.get(i));
            next.style(0, i).bold().set();
        }
        row = 1;
        sheet = next;
        return next;
    }

    private void end() throws IOException {
        if (sheet != null) {
            sheet.finish();
            sheet = null;
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
        Worksheet into = sheet == null || row == mostRows ? begin() : sheet;
        for (int i = 0; i < values.size(); i++) {
            switch (values.get(i)) {
                case null -> {
                    // an empty cell
                }
                case Integer number -> into.value(row, i, number);
                case Long number -> into.value(row, i, number);
                case BigDecimal number -> into.value(row, i, number);
                case LocalDate day -> {
                    into.value(row, i, day);
                    into.style(row, i).format("yyyy-mm-dd").set();
                }
                case Instant moment -> {
                    into.value(row, i, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
                    into.style(row, i).format("yyyy-mm-dd hh:mm:ss").set();
                }
                case Object text -> into.inlineString(row, i, cut(text.toString()));
            }
        }
        row++;
        if (row % FLUSHED == 0) {
            into.flush();
        }
    }

    /** A cell holds no more, and a workbook with more cannot be opened. */
    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS - 1) + "…";
    }

    @Override
    public void close() throws IOException {
        end();
        workbook.finish();
    }
}
