package dev.milepost.events;

import java.util.List;
import java.util.UUID;

/**
 * A comment was written, edited or deleted: its state after that, without its text.
 *
 * @param newMentions the people of its mentions on whom it did not call before
 */
public record CommentEvent(CommentState comment, List<UUID> newMentions, Change change) implements EventData {
    public CommentEvent {
        newMentions = newMentions == null ? List.of() : newMentions; // events from before these were told
    }
}
