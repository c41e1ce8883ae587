package dev.milepost.milestone.template;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one contract adds to its template. */
@Schema(name = "InstantiateRequest")
public record InstantiateRequest(
        @Schema(
                description =
                        "The tenant's own number for the contract, unique in the tenant. Made from the start date when absent.",
                examples = "C-2027-014")
        @Size(min = 1, max = 200)
        @Nullable
        String reference,

        @Schema(examples = "Primary school, new building") @NotBlank @Size(max = 500)
        String title,

        @Schema(
                description = "The first day of the term, which the template's rules count from.",
                examples = "2027-03-01")
        @NotNull
        LocalDate startDate,

        @Schema(description = "The day it was signed, for rules that count from the signature.") @Nullable
        LocalDate signedOn,

        @Schema(description = "What the contract is worth; needed where the template has payment conditions.") @Nullable
        Money value,

        @Schema(
                description = "Who takes part: ids of parties, by the keys that the template gives them.",
                examples = "{\"client\": \"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a65\"}")
        Map<String, UUID> parties,

        @Schema(description = "IANA time zone; the template's when absent.", examples = "Europe/Berlin")
        @Size(max = 64)
        @Nullable
        String timeZone,

        @Schema(description = "The calendar; the template's when absent.", examples = "DE-BY") @Size(max = 64) @Nullable
        String calendar,

        @Schema(description = "Keys of milestones that this contract does without.", examples = "[\"programme\"]")
        List<String> omit,

        @Schema(
                description = "Who answers for milestones: ids of people, by the keys of the milestones.",
                examples = "{\"taking-over\": \"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a64\"}")
        Map<String, UUID> owners,

        @Schema(
                description =
                        "What milestones have in the tenant's custom fields, by the keys of the fields, by the keys of the milestones; goes before what the template says.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"taking-over\": {\"costCentre\": \"K-4711\"}}")
        Map<String, Map<String, Object>> customFields,

        @Schema(
                description =
                        "What the contract has in the tenant's custom fields for contracts, by their keys; goes before what the template says.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> contractFields,

        @Schema(description = "What other systems call the contract; at most one id per source.")
        List<ExternalId> externalIds,

        @Schema(description = "Answer what would come of it, and keep nothing. False when absent.", examples = "false")
        boolean dryRun) {
    public InstantiateRequest {
        parties = parties == null ? Map.of() : parties;
        owners = owners == null ? Map.of() : owners;
        customFields = customFields == null ? Map.of() : customFields;
        contractFields = FieldValues.given(contractFields);
        omit = Lists.copyOrEmpty(omit);
        externalIds = Lists.copyOrEmpty(externalIds);
    }
}
