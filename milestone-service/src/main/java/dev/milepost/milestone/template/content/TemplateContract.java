package dev.milepost.milestone.template.content;

import dev.milepost.events.NoticePeriod;
import dev.milepost.events.Renewal;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What contracts made from a template say, as far as it does not depend on the single contract. */
@Schema(name = "TemplateContract")
public record TemplateContract(
        @Size(max = 10000) @Nullable String description,

        @Schema(
                description =
                        "How long the term is, as an ISO 8601 period from its first day; without one the contract has no end yet.",
                examples = "P3Y")
        @Nullable
        String term,

        @Schema(
                description = "IANA time zone; UTC when neither this nor the request says one.",
                examples = "Europe/Berlin")
        @Size(max = 64)
        @Nullable
        String timeZone,

        @Schema(description = "The calendar, as in a contract.", examples = "DE-BY") @Size(max = 64) @Nullable
        String calendar,

        @Schema(description = "What happens at the end of the term.") @Nullable
        Renewal renewal,

        @Schema(description = "How long before the end of a term notice must be given.") @Nullable
        NoticePeriod notice,

        @Schema(description = "What holds for all its payments; a contract with them needs a value.") @Valid @Nullable
        TemplateConditions paymentConditions,

        List<String> tags,

        @Schema(description = "Whether who submits work may approve it as well; false when absent.")
        boolean selfApprovalAllowed,

        @Schema(description = "What it says of its early end: at most 50.")
        List<TerminationTerm> terminationTerms,

        @Schema(
                description = "What they have in the tenant's custom fields for contracts, by their keys.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields) {
    /** Of a template that says nothing of the contract. */
    public static final TemplateContract PLAIN =
            new TemplateContract(null, null, null, null, null, null, null, List.of(), false, List.of(), Map.of());

    public TemplateContract {
        tags = Lists.copyOrEmpty(tags);
        terminationTerms = Lists.copyOrEmpty(terminationTerms);
        customFields = FieldValues.given(customFields);
    }
}
