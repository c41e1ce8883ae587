package dev.milepost.kit.eventlog;

/**
 * What is known of an event from outside of the database: every event carries both.
 *
 * @param sequence its position in its stream
 * @param chainhash its hash, 43 characters of base64url
 */
public record KnownEvent(long sequence, String chainhash) {}
