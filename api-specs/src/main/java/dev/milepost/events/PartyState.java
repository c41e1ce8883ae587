package dev.milepost.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that takes part in contracts.
 *
 * @param reference the tenant's own short name for it, unique in the tenant; the {@code party} claim of a counterparty's
 *     users names it
 * @param version counts its changes from 1; the ETag of the resource
 */
public record PartyState(
        UUID id,
        long version,
        String reference,
        String name,
        @Nullable String email,
        List<ExternalId> externalIds) {}
