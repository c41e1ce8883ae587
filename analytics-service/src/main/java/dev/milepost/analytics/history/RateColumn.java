package dev.milepost.analytics.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.events.TimeRate;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** How a rate is kept in a column. */
public final class RateColumn {
    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    private RateColumn() {}

    static @Nullable String text(@Nullable TimeRate rate) {
        try {
            return rate == null ? null : JSON.writeValueAsString(rate);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rate that {@code text} keeps. */
    public static TimeRate rate(String text) {
        try {
            return JSON.readValue(text, TimeRate.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
