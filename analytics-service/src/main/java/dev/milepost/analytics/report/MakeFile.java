package dev.milepost.analytics.report;

import dev.milepost.analytics.chart.DrawChart;
import dev.milepost.analytics.export.Exports;
import dev.milepost.analytics.export.TableFormat;
import dev.milepost.analytics.figure.Question;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Answers the question of a report in one of its formats, for whoever is the caller. */
@ApplicationScoped
class MakeFile {
    /** The most bytes of a file: larger ones are downloaded as they are written, from exports. */
    static final int MOST_BYTES = 10 << 20;

    private final Exports exports;
    private final DrawChart charts;
    private final RealTime time;

    @Inject
    MakeFile(Exports exports, DrawChart charts, RealTime time) {
        this.exports = exports;
        this.charts = charts;
        this.time = time;
    }

    /** Makes it, and gives it up after {@code until}: then another one takes up the run, and the others wait for theirs. */
    byte[] make(ReportRequest report, ReportFormat format, Instant until) throws IOException {
        if (format == ReportFormat.SVG) {
            return charts.draw(question(report), report.given()).getBytes(StandardCharsets.UTF_8);
        }
        var out = new ByteArrayOutputStream();
        exports.of(report.question(), DrawChart.withoutLook(report.given()), TableFormat.valueOf(format.name()))
                .writeTo(new Limited(out, time, until));
        return out.toByteArray();
    }

    /** Finds what no report may say. */
    void check(ReportRequest report, Violations found) {
        boolean list = Exports.isList(report.question());
        if (!list && Question.of(report.question()).isEmpty()) {
            found.add("question", "'" + report.question() + "' is no question");
        } else if (report.formats().contains(ReportFormat.SVG) && (list || !DrawChart.draws(question(report)))) {
            found.add("formats", "there is no chart of " + report.question() + ": take CSV or XLSX");
        }
        if (report.given().containsKey("asOf")) {
            found.add("parameters.asOf", "a report is as of its run");
        }
    }

    /** Refuses a report that could not be made: its question is asked once, as its owner. */
    void tryOut(ReportRequest report) {
        for (ReportFormat format : report.formats()) {
            if (format == ReportFormat.SVG) {
                charts.draw(question(report), report.given());
            } else { // what cannot be answered is refused before the first byte
                exports.of(
                        report.question(), DrawChart.withoutLook(report.given()), TableFormat.valueOf(format.name()));
            }
        }
    }

    private static Question question(ReportRequest report) {
        return Question.of(report.question()).orElseThrow();
    }

    /** What a file of a report may hold, and no more. */
    private static final class Limited extends OutputStream {
        private final ByteArrayOutputStream out;
        private final RealTime time;
        private final Instant until;

        Limited(ByteArrayOutputStream out, RealTime time, Instant until) {
            this.out = out;
            this.time = time;
            this.until = until;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (out.size() + length > MOST_BYTES) {
                throw new IOException("the file would be larger than " + (MOST_BYTES >> 20)
                        + " MiB; narrow the report, or download GET /api/v1/analytics/exports");
            }
            if (time.instant().isAfter(until)) {
                throw ProblemType.UNAVAILABLE.because("The file takes too long to be made. Narrow the report,"
                        + " or download GET /api/v1/analytics/exports.");
            }
            out.write(bytes, from, length);
        }
    }
}
