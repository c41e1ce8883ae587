package dev.milepost.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comment on a milestone, without its text: that can be erased, and events cannot.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param contractId the contract of the milestone
 * @param authorId the person who wrote it; null when a service account did
 * @param author who wrote it, by name
 * @param mentions the people it calls on, all of whom may see it
 * @param editedAt when its text was last changed
 * @param deletedAt when it was deleted; nothing of what it said is left since
 */
public record CommentState(
        UUID id,
        long version,
        UUID milestoneId,
        UUID contractId,
        @Nullable UUID authorId,
        String author,
        List<UUID> mentions,
        Instant createdAt,
        @Nullable Instant editedAt,
        @Nullable Instant deletedAt) {}
