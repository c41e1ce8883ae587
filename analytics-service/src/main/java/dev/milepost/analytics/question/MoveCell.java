package dev.milepost.analytics.question;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves of due dates by as many days. */
public record MoveCell(List<@Nullable String> keys, int days, long n) {}
