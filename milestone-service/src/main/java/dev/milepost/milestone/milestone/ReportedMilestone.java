package dev.milepost.milestone.milestone;

import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentTerm;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as another system reports it.
 *
 * @param baselineDueDate the day that was agreed first; null while its contract is a DRAFT
 */
public record ReportedMilestone(
        ExternalId externalId,
        String title,
        @Nullable String description,
        MilestoneType type,
        MilestoneStatus status,
        @Nullable LocalDate dueDate,
        @Nullable LocalDate baselineDueDate,
        @Nullable LocalDate metOn,
        List<Evidence> evidence,
        @Nullable PaymentTerm paymentTerm,
        Origin origin) {
    /**
     * What a milestone is to be that was reported as {@code before} and is {@code here} now: what the other system changed
     * is as it says, and what was changed here stays until then.
     */
    ReportedMilestone since(ReportedMilestone before, MilestoneState here) {
        return new ReportedMilestone(
                externalId,
                title.equals(before.title) ? here.title() : title,
                Objects.equals(description, before.description) ? here.description() : description,
                type == before.type ? here.type() : type,
                status == before.status ? here.status() : status,
                Objects.equals(dueDate, before.dueDate) ? here.dueDate() : dueDate,
                Objects.equals(baselineDueDate, before.baselineDueDate) ? here.baselineDueDate() : baselineDueDate,
                Objects.equals(metOn, before.metOn) ? here.metOn() : metOn,
                evidence.equals(before.evidence) ? here.evidence() : evidence,
                Objects.equals(paymentTerm, before.paymentTerm) ? here.paymentTerm() : paymentTerm,
                origin);
    }

    /** The same, of a contract that has no baseline yet. */
    public ReportedMilestone withoutBaseline() {
        return new ReportedMilestone(
                externalId, title, description, type, status, dueDate, null, metOn, evidence, paymentTerm, origin);
    }
}
