package dev.milepost.alert.inbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list.
 *
 * @param unread only what is unread, or only what is read; null for both
 * @param settled only what is settled, or only what is not; null for both
 * @param snoozed what is snoozed instead of what is not
 */
record InboxFilter(
        @Nullable Boolean unread,
        @Nullable Boolean settled,
        boolean snoozed,
        @Nullable UUID contractId,
        @Nullable UUID milestoneId,
        List<InboxKind> kinds) {}
