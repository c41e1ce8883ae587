package dev.milepost.milestone.audit;

import dev.milepost.events.ContractState;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.PaymentState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A contract and all in it, as they were at a moment. */
@Schema(name = "ContractAsOf")
public record ContractAsOf(
        @Schema(description = "The moment of business time that was asked for.", examples = "2027-06-30T16:00:00Z")
        Instant at,

        @Schema(description = "The last change of the contract until then; the audit log has it.", examples = "17")
        long sequence,

        ContractState contract,
        List<MilestoneState> milestones,
        List<PaymentState> payments) {}
