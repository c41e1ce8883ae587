package dev.milepost.analytics.report;

import dev.milepost.analytics.export.TableFormat;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
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

    /** By the report and the day (UTC) of the run, in letters that no mail program mangles. */
    String fileName(String report, Instant dueAt) {
        String plain = Normalizer.normalize(report, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^A-Za-z0-9]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
        return (plain.isEmpty() ? "report" : plain) + "-"
                + dueAt.atZone(ZoneOffset.UTC).toLocalDate() + "." + name().toLowerCase(Locale.ROOT);
    }
}
