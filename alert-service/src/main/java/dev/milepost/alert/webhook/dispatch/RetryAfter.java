package dev.milepost.alert.webhook.dispatch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3): seconds, or a date. */
final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** How long it asks to wait, at most {@link RetryRules#LONGEST_PAUSE}; empty when it is absent or makes no sense. */
    static Optional<Duration> parse(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String value = header.strip();
        Duration asked;
        if (value.chars().allMatch(Character::isDigit)) {
            asked = value.length() > MOST_DIGITS ? RetryRules.LONGEST_PAUSE : Duration.ofSeconds(Long.parseLong(value));
        } else {
            try {
                asked = Duration.between(
                        now,
                        ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        if (!asked.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(asked.compareTo(RetryRules.LONGEST_PAUSE) > 0 ? RetryRules.LONGEST_PAUSE : asked);
    }
}
