package dev.milepost.alert.known;

import dev.milepost.events.EventType;
import dev.milepost.events.ReportRunState;
import org.jspecify.annotations.Nullable;

/** Said inside the transaction that folds it: a run of a saved report is to reach people, or is not to any more. */
public record ReportTold(@Nullable EventType type, ReportRunState run) {}
