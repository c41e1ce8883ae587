package dev.milepost.alert.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An entry with the names of what it is about and who took note of it. */
record InboxRow(
        InboxEntry entry,
        @Nullable String milestoneTitle,
        @Nullable String contractReference,
        @Nullable String contractTitle,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy) {}
