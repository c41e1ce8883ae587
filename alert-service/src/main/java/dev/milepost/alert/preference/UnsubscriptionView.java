package dev.milepost.alert.preference;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An address that was unsubscribed by the link in a mail, as callers see it. */
@Schema(
        name = "Unsubscription",
        description = "A party's contact or a fixed address that nothing goes to any more but what is mandatory.")
record UnsubscriptionView(
        UUID id,

        @Schema(description = "The party, where it is one's contact.") @Nullable
        UUID partyId,

        @Schema(description = "What the party is called.", examples = "Brückenbau AG") @Nullable
        String party,

        @Schema(
                description =
                        "The address; another one that the party gets is not unsubscribed. Absent in older ones,"
                                + " and where two addresses of it have unsubscribed: those hold for the party whatever its address.",
                examples = "site@bridges.example")
        @Nullable
        String address,

        @Schema(description = "Since when.") Instant since) {}
