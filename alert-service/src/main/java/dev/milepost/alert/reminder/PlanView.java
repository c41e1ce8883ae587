package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.PolicyScope;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a milestone reminds whom. */
@Schema(name = "Plan", description = "Which policies govern what there is to remind of in a milestone, and every rung.")
record PlanView(
        @Schema(required = true) UUID milestoneId,

        @Schema(required = true, examples = "Foundation accepted")
        String milestoneTitle,

        @Schema(required = true) UUID contractId,

        @Schema(required = true, examples = "C-2027-017") String contractReference,

        @Schema(description = "The due date now; absent where there is none.", examples = "2027-03-31") @Nullable
        LocalDate dueDate,

        @Schema(
                required = true,
                description = "The contract's time zone, which its dates are days in.",
                examples = "Europe/Berlin")
        String timeZone,

        @Schema(
                description = "Why nobody is reminded of the due date; absent while somebody is.",
                examples = "the contract is DRAFT")
        @Nullable
        String silentBecause,

        @Schema(required = true, description = "Who owns the milestone.")
        RecipientView recipient,

        @Schema(
                required = true,
                description =
                        "What there is to remind of: the due date first, then custom dates, the gate that is waited"
                                + " for, and the payments it released.")
        List<SubjectPlanView> subjects,

        @Schema(required = true, description = "Every rung of all of them, the earliest first.")
        List<RungView> rungs) {

    /** What is reminded of, and which policy governs it. */
    @Schema(name = "SubjectPlan", description = "One thing to remind of, and which policy governs it.")
    record SubjectPlanView(
            @Schema(required = true, examples = "DUE_DATE") String subject,

            @Schema(required = true, description = "The milestone's id, the payment's, or the contract's.")
            UUID subjectId,

            @Schema(required = true, description = "The day that rungs count from.", examples = "2027-03-31")
            LocalDate day,

            @Schema(description = "Why nobody is reminded of it; absent while somebody is.") @Nullable
            String silentBecause,

            @Schema(description = "The policy that governs it; absent when none does.") @Nullable
            GoverningView policy,

            @Schema(
                    required = true,
                    description = "Why it does, or why none does.",
                    examples = "its scope PRIORITY CRITICAL is the most specific that covers it")
            String because,

            @Schema(
                    required = true,
                    description = "The policies about the same that do not govern it, with the reason.")
            List<LostView> lost) {}

    /** A policy, by name. */
    @Schema(name = "GoverningPolicy")
    record GoverningView(
            @Schema(description = "Absent for the built-in policy.") @Nullable
            UUID id,

            @Schema(required = true, examples = "Critical milestones")
            String name,

            @Schema(required = true) PolicyScope scope,

            @Schema(required = true, description = "The time of day in each recipient's time zone.", examples = "09:00")
            String at) {

        static GoverningView from(GoverningPolicy policy) {
            return new GoverningView(
                    policy.id(),
                    policy.content().name(),
                    policy.content().scope(),
                    policy.timing().at().toString());
        }
    }

    /** A policy that does not govern. */
    @Schema(name = "LostPolicy")
    record LostView(
            @Schema(required = true) GoverningView policy,

            @Schema(
                    required = true,
                    description = "Why it does not.",
                    examples = "its scope TENANT is less specific than that of 'Critical milestones'")
            String because) {}

    /** One rung of a ladder, for one recipient. */
    @Schema(name = "Rung")
    record RungView(
            @Schema(required = true, description = "What it is about.", examples = "DUE_DATE")
            String subject,

            @Schema(required = true, description = "The offset from the day, as an ISO 8601 period.", examples = "P-7D")
            String rung,

            @Schema(required = true) RecipientView recipient,
            @Schema(required = true) Channel channel,

            @Schema(required = true, description = "The moment it is due.", examples = "2027-03-24T08:00:00Z")
            Instant sendAt,

            @Schema(required = true, description = "The recipient's time zone.", examples = "Europe/Berlin")
            String timeZone,

            @Schema(required = true, description = "The same moment there.", examples = "2027-03-24T09:00:00+01:00")
            OffsetDateTime localTime,

            @Schema(description = "Where its reminder stands; absent while there is none.") @Nullable
            ReminderStatus state,

            @Schema(
                    required = true,
                    description = "Why it is there, or is in its state.",
                    examples = "7 days before the due date")
            String reason,

            @Schema(description = "Its reminder in the ledger; absent while there is none.") @Nullable
            UUID reminderId) {}
}
