package dev.milepost.analytics.report;

import dev.milepost.analytics.export.TableFormat;
import java.util.Locale;

/** What a file of a report is. */
public enum ReportFormat {
    CSV(TableFormat.CSV.contentType()),
    XLSX(TableFormat.XLSX.contentType()),
    /** The chart of the question. */
    SVG("image/svg+xml;charset=UTF-8");

    private final String contentType;

    ReportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
