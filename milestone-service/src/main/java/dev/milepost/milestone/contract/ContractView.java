package dev.milepost.milestone.contract;

import dev.milepost.events.ContractAccess;
import dev.milepost.events.ContractPartyState;
import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Document;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.events.NoticeGiven;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.PaymentConditions;
import dev.milepost.events.Renewal;
import dev.milepost.events.Suspension;
import dev.milepost.events.Termination;
import dev.milepost.events.TerminationTerm;
import dev.milepost.milestone.customfield.FieldValues;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A contract, as the API shows it. */
@Schema(name = "Contract")
public record ContractView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        String reference,
        String title,
        @Nullable String description,
        ContractStatus status,
        List<ContractPartyState> parties,
        @Nullable LocalDate signedOn,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Money value,
        String timeZone,
        @Nullable String calendar,
        @Nullable Renewal renewal,
        @Nullable NoticePeriod notice,
        List<Document> documents,
        List<String> tags,
        List<ExternalId> externalIds,
        @Nullable PaymentConditions paymentConditions,

        @Schema(description = "When it became ACTIVE, which fixed the baseline of its milestones.") @Nullable
        Instant activatedAt,

        @Schema(description = "Whether who submits work may approve it as well.")
        boolean selfApprovalAllowed,

        List<TerminationTerm> terminationTerms,
        List<Suspension> suspensions,
        @Nullable Termination termination,
        int renewals,
        @Nullable LocalDate firstEndsOn,
        List<NoticeGiven> notices,

        @Schema(description = "Who sees it and everything in it.")
        ContractAccess access,

        @Schema(
                description = "What it has in the tenant's custom fields, by their keys.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields,

        @Schema(description = "What its state allows.", examples = "[\"suspend\", \"complete\", \"terminate\"]")
        List<String> allowedActions,

        Instant createdAt,
        Instant updatedAt) {
    public static ContractView from(Contract contract) {
        ContractState state = contract.toState();
        return new ContractView(
                state.id(),
                state.version(),
                state.reference(),
                state.title(),
                state.description(),
                state.status(),
                state.parties(),
                state.signedOn(),
                state.startsOn(),
                state.endsOn(),
                state.value(),
                state.timeZone(),
                state.calendar(),
                state.renewal(),
                state.notice(),
                state.documents(),
                state.tags(),
                state.externalIds(),
                state.paymentConditions(),
                state.activatedAt(),
                state.selfApprovalAllowed(),
                state.terminationTerms(),
                state.suspensions(),
                state.termination(),
                state.renewals(),
                state.firstEndsOn(),
                state.notices(),
                state.access(),
                FieldValues.natural(state.customFields()),
                ContractAction.namesAllowedIn(state.status()),
                contract.createdAt(),
                contract.updatedAt());
    }
}
