package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.milestone.contract.ContractRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract as another system keeps it. */
@Schema(
        name = "ContractUpsertItem",
        requiredProperties = {"externalId", "contract"})
public record ContractUpsertItem(
        @Schema(description = "What the other system calls it.")
        ExternalId externalId,

        @Schema(
                implementation = ContractRequest.class,
                description =
                        "What it is to be. Of one that is there already, what is left out stays as it is and null takes away.")
        JsonNode contract) {}
