package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.milestone.party.PartyRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A party as another system keeps it. */
@Schema(
        name = "PartyUpsertItem",
        requiredProperties = {"externalId", "party"})
public record PartyUpsertItem(
        @Schema(description = "What the other system calls it.")
        ExternalId externalId,

        @Schema(
                implementation = PartyRequest.class,
                description =
                        "What it is to be. Of one that is there already, what is left out stays as it is and null takes away.")
        JsonNode party) {}
