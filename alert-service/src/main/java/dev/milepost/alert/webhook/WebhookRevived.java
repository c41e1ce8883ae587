package dev.milepost.alert.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was off is on again, or was deleted: whoever was told needs not do anything any more. Told within the
 * transaction that does it.
 *
 * @param ownerSubject the {@code sub} of who made it; null where that was not kept
 */
public record WebhookRevived(UUID webhook, @Nullable String ownerSubject, String why) {}
