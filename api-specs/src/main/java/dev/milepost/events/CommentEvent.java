package dev.milepost.events;

/** A comment was written, edited or deleted: its state after that, without its text. */
public record CommentEvent(CommentState comment, Change change) implements EventData {}
