package dev.milepost.analytics.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves of due dates for the same reason. */
public record ReasonCell(List<@Nullable String> keys, String reason, long n) {}
