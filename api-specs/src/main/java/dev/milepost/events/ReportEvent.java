package dev.milepost.events;

/** A run of a saved report is done and is to reach its recipients, or is not to reach them any more. */
public record ReportEvent(ReportRunState report) implements EventData {}
