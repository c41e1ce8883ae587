package dev.milepost.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint of a contract.
 *
 * @param version counts its changes from 1; the ETag of the resource
 * @param ownerId the person who answers for it
 * @param responsiblePartyId the party that owes it
 * @param dueDate the day it is due now, in the contract's time zone
 * @param baselineDueDate the day agreed at activation or at the last amendment; null in a DRAFT
 * @param plannedStart the day its work is to start; null for a point in time
 * @param dateFixed whether dependencies may not move its due date
 * @param metOn the day of completion: claimed at submission, confirmed by approval
 * @param submittedAt when it was last submitted
 * @param team the team that answers for it, one of those that people belong to
 * @param watcherIds people who want to hear of it
 * @param dueRule the rule that the due date comes from; null when it was set by hand
 * @param waitingFor why the rule gives no date; null when it does
 * @param occurrence which occurrence of a recurrence it is; null when it is none
 * @param decidedAt when the last submission was approved or rejected
 * @param gate who must approve it; null where anybody with the role approver may
 * @param gateRound how far the last submission came through the gate; null before the first
 * @param criteriaRequired whether it can only be submitted with all criteria fulfilled
 * @param weight how much it counts in the progress of its contract; null for its share of the payments
 * @param customFields what it has in fields that the tenant defined
 * @param progress in per cent: the share of the criteria that are fulfilled, or what people say; 100 once it is met
 */
public record MilestoneState(
        UUID id,
        long version,
        UUID contractId,
        String title,
        @Nullable String description,
        MilestoneType type,
        MilestoneStatus status,
        Priority priority,
        @Nullable UUID ownerId,
        @Nullable UUID responsiblePartyId,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate baselineDueDate,
        @Nullable LocalDate plannedStart,
        boolean dateFixed,
        @Nullable LocalDate metOn,
        @Nullable Instant submittedAt,
        @Nullable Instant decidedAt,
        List<Criterion> criteria,
        List<Evidence> evidence,
        @Nullable PaymentTerm paymentTerm,
        List<String> tags,
        List<ExternalId> externalIds,
        @Nullable Origin origin,
        @Nullable String team,
        List<UUID> watcherIds,
        @Nullable Gate gate,
        @Nullable GateRound gateRound,
        @Nullable DueRule dueRule,
        @Nullable WaitingFor waitingFor,
        @Nullable OccurrenceOf occurrence,
        boolean criteriaRequired,
        @Nullable BigDecimal weight,
        int progress,
        List<CustomFieldValue> customFields) {
    public MilestoneState {
        customFields = customFields == null ? List.of() : customFields; // events from before there were any
        watcherIds = watcherIds == null ? List.of() : watcherIds; // events from before there were watchers
    }
}
