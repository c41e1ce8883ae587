package dev.milepost.benchmarks.analytics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is grouped by. */
enum By {
    COUNTERPARTY("m.party_id"),
    OWNER("m.owner_id"),
    TEAM("m.team"),
    TYPE("m.type"),
    CURRENCY("m.currency"),
    MONTH("%s"),
    WEEK("%s");

    private static final int MONTH_AT = 4;

    private final String column;

    By(String column) {
        this.column = column;
    }

    /** The name of the dimension in the address of a question. */
    String dimension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The expression, of which the period is that of {@code day}. */
    String sql(Dialect dialect, String day) {
        return switch (this) {
            case MONTH -> dialect.month(day);
            case WEEK -> dialect.week(day);
            default -> column;
        };
    }

    /** A value as the service shows it. */
    String shown(@Nullable String value) {
        if (value == null || this != MONTH && this != WEEK) {
            return String.valueOf(value);
        }
        return value.substring(0, MONTH_AT) + (this == WEEK ? "-W" : "-") + value.substring(MONTH_AT);
    }
}
