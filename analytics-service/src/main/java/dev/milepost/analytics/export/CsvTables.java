package dev.milepost.analytics.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One table as CSV (RFC 4180). A text that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP
 * advises against CSV injection: what a counterparty named a milestone must not run on the machine of who opens the file.
 */
final class CsvTables implements TableWriter {
    private static final String RUNS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
    private static final int BUFFER = 1 << 16;

    private final CsvWriter csv;
    private boolean begun;

    CsvTables(OutputStream out) {
        csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER));
    }

    @Override
    public void table(String name, List<String> columns) throws IOException {
        if (begun) {
            throw new IllegalStateException("CSV has one table");
        }
        begun = true;
        write(columns);
    }

    @Override
    public void row(List<? extends @Nullable Object> values) throws IOException {
        List<@Nullable String> cells = new ArrayList<>(values.size());
        for (Object value : values) {
            cells.add(
                    switch (value) {
                        case null -> null;
                        case BigDecimal number -> number.toPlainString();
                        case String text -> harmless(text);
                        default -> value.toString();
                    });
        }
        write(cells);
    }

    private void write(List<? extends @Nullable String> cells) throws IOException {
        try {
            csv.writeRecord(cells.toArray(String[]::new));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static String harmless(String text) {
        return !text.isEmpty() && RUNS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
