package dev.milepost.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works with contracts.
 *
 * @param subject the {@code sub} of their tokens
 * @param timeZone IANA name, for example {@code Europe/Berlin}
 * @param locale BCP 47 tag, for example {@code de-DE}
 * @param managerId the person they report to
 * @param partyId the party they belong to; null for the tenant's own people
 */
public record PersonState(
        UUID id,
        long version,
        String subject,
        String name,
        @Nullable String email,
        String timeZone,
        String locale,
        List<String> teams,
        @Nullable UUID managerId,
        @Nullable UUID partyId) {}
