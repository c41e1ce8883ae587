package dev.milepost.milestone.contract;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.Document;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.Renewal;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a contract is to be. */
@Schema(name = "ContractRequest")
public record ContractRequest(
        @Schema(description = "The tenant's own number for it, unique in the tenant.", examples = "C-2027-014")
        @NotBlank
        @Size(max = 200)
        String reference,

        @Schema(examples = "Primary school, new building") @NotBlank @Size(max = 500)
        String title,

        @Size(max = 10000) @Nullable String description,

        @Schema(description = "Who takes part and as what.") List<ContractPartyState> parties,

        @Nullable LocalDate signedOn,

        @Schema(description = "First day of the term.") @Nullable
        LocalDate startsOn,

        @Schema(description = "Last day of the term.") @Nullable
        LocalDate endsOn,

        @Schema(description = "What the contract is worth; needed for payment terms in per cent.") @Nullable
        Money value,

        @Schema(
                description = "IANA time zone in which its dates are days. UTC when absent.",
                examples = "Europe/Berlin")
        @Size(max = 64)
        String timeZone,

        @Schema(
                description =
                        "The calendar its dates are computed with: a jurisdiction such as `DE-BY`, or the id of one of the tenant's. Monday to Friday without holidays when absent.",
                examples = "DE-BY")
        @Size(max = 64)
        @Nullable
        String calendar,

        @Schema(description = "What happens at the end of the term.") @Nullable
        Renewal renewal,

        @Schema(description = "How long before the end of a term notice must be given.") @Nullable
        NoticePeriod notice,

        @Schema(description = "Links to its documents: http or https, at most 500, each address once.")
        List<Document> documents,

        List<String> tags,

        @Schema(description = "What other systems call it; at most one id per source.")
        List<ExternalId> externalIds,

        @Schema(
                description =
                        "What holds for all its payments: retention, advance, late penalty, early bonus. A change holds for what is released after it.")
        @Nullable
        PaymentConditions paymentConditions,

        @Schema(description = "Whether who submits work may approve it as well; false when absent.")
        boolean selfApprovalAllowed,

        @Schema(description = "What it says of its early end: at most 50.")
        List<TerminationTerm> terminationTerms,

        @Schema(
                description =
                        "Who sees it and everything in it. Stays as it is when absent; TENANT for a new contract. Whoever closes it to all but its MEMBERS becomes a MANAGER of it, unless they are an administrator or a system.")
        @Nullable
        ContractAccess access,

        @Schema(
                description =
                        "What it has in the tenant's custom fields, by their keys; of the type that each field has.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields) {
    public ContractRequest {
        timeZone = timeZone == null ? "UTC" : timeZone;
        documents = Lists.copyOrEmpty(documents);
        tags = Lists.copyOrEmpty(tags);
        externalIds = Lists.copyOrEmpty(externalIds);
        parties = Lists.copyOrEmpty(parties);
        terminationTerms = Lists.copyOrEmpty(terminationTerms);
        customFields = FieldValues.given(customFields);
    }

    /** The same with other payment conditions. */
    public ContractRequest under(@Nullable PaymentConditions conditions) {
        return new ContractRequest(
                reference,
                title,
                description,
                parties,
                signedOn,
                startsOn,
                endsOn,
                value,
                timeZone,
                calendar,
                renewal,
                notice,
                documents,
                tags,
                externalIds,
                conditions,
                selfApprovalAllowed,
                terminationTerms,
                access,
                customFields);
    }

    /** The same with other names in other systems. */
    public ContractRequest called(List<ExternalId> names) {
        return new ContractRequest(
                reference,
                title,
                description,
                parties,
                signedOn,
                startsOn,
                endsOn,
                value,
                timeZone,
                calendar,
                renewal,
                notice,
                documents,
                tags,
                names,
                paymentConditions,
                selfApprovalAllowed,
                terminationTerms,
                access,
                customFields);
    }

    /** The same with another last day. */
    public ContractRequest ending(@Nullable LocalDate day) {
        return new ContractRequest(
                reference,
                title,
                description,
                parties,
                signedOn,
                startsOn,
                day,
                value,
                timeZone,
                calendar,
                renewal,
                notice,
                documents,
                tags,
                externalIds,
                paymentConditions,
                selfApprovalAllowed,
                terminationTerms,
                access,
                customFields);
    }
}
