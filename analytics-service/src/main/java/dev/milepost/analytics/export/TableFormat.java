package dev.milepost.analytics.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** A file format that tables are written in. */
public enum TableFormat {
    /** RFC 4180, UTF-8; of several tables the first, or the one asked for. */
    CSV(TableFormat.CSV_TYPE) {
        @Override
        TableWriter writer(OutputStream out) {
            return new CsvTables(out);
        }
    },
    /** Office Open XML; each table is a sheet, and one that is longer than a sheet goes on in the next. */
    XLSX(TableFormat.XLSX_TYPE) {
        @Override
        TableWriter writer(OutputStream out) {
            return new XlsxTables(out, XlsxTables.MOST_ROWS);
        }
    };

    /** The media type of CSV. */
    public static final String CSV_TYPE = "text/csv";

    /** The media type of XLSX. */
    public static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final String mediaType;

    TableFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The media type as an answer says it. */
    public String contentType() {
        return this == CSV ? mediaType + ";charset=UTF-8;header=present" : mediaType;
    }

    /** What file names end with. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A writer onto {@code out}, which it closes. */
    abstract TableWriter writer(OutputStream out) throws IOException;
}
