package dev.milepost.milestone.milestone;

import dev.milepost.events.Criterion;
import dev.milepost.events.DueRule;
import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Gate;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.OccurrenceOf;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import dev.milepost.events.WaitingFor;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.gate.ApprovalsView;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone, as the API shows it. */
@Schema(name = "Milestone")
public record MilestoneView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        UUID contractId,

        @Schema(description = "The reference of its contract.", examples = "C-2027-014")
        String contractReference,

        String title,
        @Nullable String description,
        MilestoneType type,
        MilestoneStatus status,
        Priority priority,
        @Nullable UUID ownerId,
        @Nullable UUID responsiblePartyId,

        @Schema(description = "The day it is due now, in the contract's time zone.") @Nullable
        LocalDate dueDate,

        @Schema(description = "The day agreed at activation.") @Nullable
        LocalDate baselineDueDate,

        @Schema(description = "The day its work is to start.") @Nullable
        LocalDate plannedStart,

        @Schema(description = "Whether dependencies may not move its due date.")
        boolean dateFixed,

        @Schema(description = "The day of completion: claimed at submission, confirmed by approval.") @Nullable
        LocalDate metOn,

        @Nullable Instant submittedAt,

        @Schema(description = "The person who submitted it last.") @Nullable
        UUID submittedBy,

        @Schema(description = "When the last submission was approved or rejected.") @Nullable
        Instant decidedAt,

        @Schema(description = "Open, and the due date is past in the contract's time zone.")
        boolean overdue,

        @Schema(description = "Open, and a gate before it is not passed: it can neither start nor be submitted.")
        boolean blocked,

        @Schema(
                description =
                        "Open, due within 7 days (or what MILEPOST_AT_RISK_DAYS says) and not overdue, and not started, sent back or blocked: about to be late.")
        boolean atRisk,

        @Schema(
                description =
                        "Open, in a contract with dependencies, and without float: each day that it slips moves the end. Shown for a single milestone, and in lists that are filtered by it.")
        @Nullable
        Boolean critical,

        @Schema(
                description =
                        "What its state allows: the actions that would be taken now, in lower case as in their paths.",
                examples = "[\"reopen\"]")
        List<String> allowedActions,

        @Schema(
                description =
                        "In per cent: the share of its criteria that are fulfilled, rounded down, or what was recorded by hand; 100 once it is met.",
                examples = "50")
        int progress,

        @Schema(description = "How much it counts in the progress of its contract.") @Nullable
        BigDecimal weight,

        List<Criterion> criteria,

        @Schema(description = "Whether it can only be submitted with all criteria fulfilled.")
        boolean criteriaRequired,

        List<Evidence> evidence,

        @Schema(
                description = "What it has in the tenant's custom fields, by key.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields,

        @Nullable PaymentTerm paymentTerm,
        List<String> tags,
        @Nullable String team,
        List<UUID> watcherIds,
        List<ExternalId> externalIds,

        @Schema(description = "What it was called where it was imported from.") @Nullable
        Origin origin,

        @Schema(description = "Who must approve it; absent where anybody with the role approver may.") @Nullable
        Gate gate,

        @Schema(description = "How far its last submission came through the gate; absent before the first.") @Nullable
        ApprovalsView approvals,

        @Schema(description = "The rule that the due date comes from; absent when it was set by hand.") @Nullable
        DueRule dueRule,

        @Schema(description = "Why the rule gives no date; absent when it does.") @Nullable
        WaitingFor waitingFor,

        @Schema(description = "Which occurrence of a recurrence it is; absent when it is none.") @Nullable
        OccurrenceOf occurrence,

        @Schema(description = "What is accepted but looks wrong, such as a due date before the contract's start.")
        List<String> warnings,

        Instant createdAt,
        Instant updatedAt) {

    private static final Map<MilestoneStatus, List<String>> ALLOWED_ACTIONS = Arrays.stream(MilestoneStatus.values())
            .collect(Collectors.toUnmodifiableMap(
                    status -> status,
                    status -> MilestoneAction.allowedIn(status).stream()
                            .map(action -> action.name().toLowerCase(Locale.ROOT))
                            .toList()));

    static MilestoneView from(Milestone milestone, MilestoneContext contract, LocalDate today) {
        return from(milestone, contract, today, null);
    }

    static MilestoneView from(
            Milestone milestone, MilestoneContext contract, LocalDate today, @Nullable Boolean critical) {
        return from(
                milestone.toState(),
                milestone.submittedBy(),
                milestone.openGates(),
                milestone.createdAt(),
                milestone.updatedAt(),
                contract,
                today,
                critical);
    }

    static MilestoneView from(
            MilestoneState state,
            @Nullable UUID submittedBy,
            int openGates,
            Instant createdAt,
            Instant updatedAt,
            MilestoneContext contract,
            LocalDate today,
            @Nullable Boolean critical) {
        boolean blocked = openGates > 0 && !state.status().isEnded();
        return new MilestoneView(
                state.id(),
                state.version(),
                state.contractId(),
                contract.reference(),
                state.title(),
                state.description(),
                state.type(),
                state.status(),
                state.priority(),
                state.ownerId(),
                state.responsiblePartyId(),
                state.dueDate(),
                state.baselineDueDate(),
                state.plannedStart(),
                state.dateFixed(),
                state.metOn(),
                state.submittedAt(),
                submittedBy,
                state.decidedAt(),
                state.dueDate() != null
                        && state.dueDate().isBefore(today)
                        && !state.status().isEnded(),
                blocked,
                AtRisk.is(state, blocked, today),
                critical,
                ALLOWED_ACTIONS.getOrDefault(state.status(), List.of()),
                state.progress(),
                state.weight(),
                state.criteria(),
                state.criteriaRequired(),
                state.evidence(),
                FieldValues.natural(state.customFields()),
                state.paymentTerm(),
                state.tags(),
                state.team(),
                state.watcherIds(),
                state.externalIds(),
                state.origin(),
                state.gate(),
                ApprovalsView.from(state.gate(), state.gateRound(), state.status(), today),
                state.dueRule(),
                state.waitingFor(),
                state.occurrence(),
                warnings(state, contract),
                createdAt,
                updatedAt);
    }

    private static List<String> warnings(MilestoneState state, MilestoneContext contract) {
        LocalDate due = state.dueDate();
        List<String> warnings = new ArrayList<>(0);
        boolean isHandedIn = state.status() == MilestoneStatus.SUBMITTED || state.status() == MilestoneStatus.MET;
        int open = isHandedIn ? Checklist.open(state.criteria()).size() : 0;
        if (open > 0) {
            warnings.add(open + " of " + state.criteria().size() + " criteria are not fulfilled.");
        }
        if (due == null) {
            return warnings;
        }
        if (contract.startsOn() != null && due.isBefore(contract.startsOn())) {
            warnings.add("The due date " + due + " is before the contract's start " + contract.startsOn() + ".");
        }
        if (contract.endsOn() != null && due.isAfter(contract.endsOn())) {
            warnings.add("The due date " + due + " is after the contract's end " + contract.endsOn() + ".");
        }
        return warnings;
    }
}
