package dev.milepost.analytics.report;

import java.util.List;

/** The last runs of a report, the newest first. */
public record ReportRuns(List<ReportRun> items) {}
