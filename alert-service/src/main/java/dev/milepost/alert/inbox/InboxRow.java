package dev.milepost.alert.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry with the names of what it is about, the comment or payment of its reminder, and who took note of that. */
record InboxRow(
        InboxEntry entry,
        @Nullable UUID aboutId,
        @Nullable String milestoneTitle,
        @Nullable String contractReference,
        @Nullable String contractTitle,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {}
