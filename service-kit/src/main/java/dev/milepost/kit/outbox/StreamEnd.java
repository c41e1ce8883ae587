package dev.milepost.kit.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Where a stream of events ends, as its row of {@code event_stream} says.
 *
 * @param sequence of its last event
 * @param hash that seals its last event; null while none is sealed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares ends, and nobody changes the bytes
public record StreamEnd(long sequence, byte @Nullable [] hash) {}
