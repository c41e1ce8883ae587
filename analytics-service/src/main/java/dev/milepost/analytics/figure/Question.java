package dev.milepost.analytics.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The questions by the name in their address. */
public enum Question {
    COMPLETION,
    DELAY,
    FLOW,
    BOTTLENECKS,
    TRENDS,
    MONEY,
    WORKLOAD,
    COMPLIANCE,
    WAITING,
    PENALTIES,
    AHEAD,
    REMINDERS,
    /** What open milestones are likely to release; its address is {@code forecast/cash}. */
    CASH;

    /** Its name in addresses. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That of {@code path}; empty for what is none. */
    public static Optional<Question> of(String path) {
        return Arrays.stream(values()).filter(one -> one.path().equals(path)).findFirst();
    }
}
