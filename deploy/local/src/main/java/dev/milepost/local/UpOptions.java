package dev.milepost.local;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code ./milepost up}.
 *
 * @param fresh start without the data of earlier runs
 * @param now when business time starts; null: at the real time
 * @param partsOnly leave the services out, to run them from an IDE
 */
record UpOptions(boolean fresh, @Nullable Instant now, boolean partsOnly) {
    static UpOptions parse(List<String> arguments) {
        var fresh = false;
        var partsOnly = false;
        Instant now = null;
        var rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            var option = rest.pop();
            switch (option) {
                case "--fresh" -> fresh = true;
                case "--parts-only" -> partsOnly = true;
                case "--now" -> now = instant(rest.isEmpty() ? "" : rest.pop());
                default -> throw new StackException("up knows no \"%s\"; see ./milepost help.".formatted(option));
            }
        }
        return new UpOptions(fresh, now, partsOnly);
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new StackException(
                    "--now needs an instant such as 2027-03-01T08:00Z, but got \"%s\".".formatted(text), e);
        }
    }
}
