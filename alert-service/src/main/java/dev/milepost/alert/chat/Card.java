package dev.milepost.alert.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, whatever the chat.
 *
 * @param title one line
 * @param link where to read on; null when there is nowhere
 */
public record Card(String title, List<Fact> facts, @Nullable String link) {
    /** A line of it. */
    public record Fact(String name, String value) {}
}
