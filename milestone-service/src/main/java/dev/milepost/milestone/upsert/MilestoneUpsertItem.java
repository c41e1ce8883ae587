package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.milestone.milestone.MilestoneRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone as another system keeps it. */
@Schema(
        name = "MilestoneUpsertItem",
        requiredProperties = {"externalId", "milestone"})
public record MilestoneUpsertItem(
        @Schema(description = "What the other system calls it.")
        ExternalId externalId,

        @Schema(
                implementation = MilestoneRequest.class,
                description =
                        "What it is to be. Of one that is there already, what is left out stays as it is and null takes away.")
        JsonNode milestone) {}
