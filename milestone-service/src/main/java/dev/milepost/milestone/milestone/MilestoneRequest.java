package dev.milepost.milestone.milestone;

import dev.milepost.events.Criterion;
import dev.milepost.events.DueRule;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Gate;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import dev.milepost.milestone.customfield.FieldValues;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a milestone is to be. */
@Schema(name = "MilestoneRequest")
public record MilestoneRequest(
        @Schema(examples = "Shell complete") @NotBlank @Size(max = 500)
        String title,

        @Size(max = 10000) @Nullable String description,

        @NotNull MilestoneType type,

        @Schema(description = "MEDIUM when absent.") Priority priority,

        @Schema(description = "The person who answers for it and is reminded.") @Nullable
        UUID ownerId,

        @Schema(description = "The party of the contract that owes it.") @Nullable
        UUID responsiblePartyId,

        @Schema(
                description =
                        "The day it is due, in the contract's time zone. Changes here in a DRAFT only; later by a reschedule, with a reason.",
                examples = "2027-06-30")
        @Nullable
        LocalDate dueDate,

        @Schema(
                description =
                        "The day its work is to start; absent for a point in time. Moves along with the due date.",
                examples = "2027-05-03")
        @Nullable
        LocalDate plannedStart,

        @Schema(description = "Whether dependencies may not move its due date. False when absent.", examples = "false")
        boolean dateFixed,

        @Schema(
                description =
                        "What must be true for it to be met. One with an `id` is the criterion that is there and keeps what is recorded of it; one without is new. What is recorded comes by `check` and `measurements`, not from here.")
        List<Criterion> criteria,

        @Schema(
                description =
                        "What becomes due when it is met: `percent` of the contract's value or an `amount`, `netDays` after the day it was met.")
        @Nullable
        PaymentTerm paymentTerm,

        List<String> tags,

        @Schema(
                description = "The team that answers for it, by the name that people's `teams` have.",
                examples = "civil works")
        @Size(min = 1, max = 100)
        @Nullable
        String team,

        @Schema(description = "What other systems call it; at most one id per source.")
        List<ExternalId> externalIds,

        @Schema(
                description =
                        "Who must approve it before it is met; absent where anybody with the role approver may. Not changed while it is SUBMITTED or ended; a change drops the approvals there are.")
        @Nullable
        Gate gate,

        @Schema(
                description =
                        "The rule that gives the due date, FIXED or RELATIVE; leave `dueDate` out then. Changes here in a DRAFT only; later by a reschedule.")
        @Nullable
        DueRule dueRule,

        @Schema(
                description =
                        "Whether it can only be submitted with all criteria fulfilled; otherwise a submission shows a warning. False when absent.",
                examples = "false")
        boolean criteriaRequired,

        @Schema(
                description =
                        "How much it counts in the progress of its contract, 0 to 1000000; absent for its share of the payments.",
                examples = "2.5")
        @Nullable
        BigDecimal weight,

        @Schema(
                description =
                        "What it has in the tenant's custom fields, by key: text, number, ISO 8601 date, true or false, or one of the choices. Numbers may be text as well, which keeps every digit.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields) {
    public MilestoneRequest {
        priority = priority == null ? Priority.MEDIUM : priority;
        criteria = Lists.copyOrEmpty(criteria);
        tags = Lists.copyOrEmpty(tags);
        externalIds = Lists.copyOrEmpty(externalIds);
        customFields = FieldValues.given(customFields);
    }

    /** The same with other dates. */
    public MilestoneRequest on(@Nullable LocalDate start, @Nullable LocalDate due) {
        return new MilestoneRequest(
                title,
                description,
                type,
                priority,
                ownerId,
                responsiblePartyId,
                due,
                start,
                dateFixed,
                criteria,
                paymentTerm,
                tags,
                team,
                externalIds,
                gate,
                dueRule,
                criteriaRequired,
                weight,
                customFields);
    }

    /** The same with these criteria. */
    public MilestoneRequest with(List<Criterion> settled) {
        return with(settled, customFields);
    }

    /** The same with these criteria and custom fields. */
    MilestoneRequest with(List<Criterion> settled, Map<String, Object> fields) {
        return new MilestoneRequest(
                title,
                description,
                type,
                priority,
                ownerId,
                responsiblePartyId,
                dueDate,
                plannedStart,
                dateFixed,
                settled,
                paymentTerm,
                tags,
                team,
                externalIds,
                gate,
                dueRule,
                criteriaRequired,
                weight,
                fields);
    }

    /** The same with other names in other systems. */
    public MilestoneRequest called(List<ExternalId> names) {
        return new MilestoneRequest(
                title,
                description,
                type,
                priority,
                ownerId,
                responsiblePartyId,
                dueDate,
                plannedStart,
                dateFixed,
                criteria,
                paymentTerm,
                tags,
                team,
                names,
                gate,
                dueRule,
                criteriaRequired,
                weight,
                customFields);
    }

    /** The same as one occurrence of a recurrence, which is on {@code day} and due on {@code due}. */
    MilestoneRequest occurring(LocalDate day, LocalDate due) {
        return new MilestoneRequest(
                title + " " + day,
                description,
                type,
                priority,
                ownerId,
                responsiblePartyId,
                due,
                null,
                dateFixed,
                criteria,
                paymentTerm,
                tags,
                team,
                externalIds,
                gate,
                null,
                criteriaRequired,
                weight,
                customFields);
    }
}
