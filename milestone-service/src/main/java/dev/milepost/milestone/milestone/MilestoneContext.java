package dev.milepost.milestone.milestone;

import dev.milepost.milestone.contract.Contract;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a milestone's answer needs to know of its contract. */
record MilestoneContext(
        String reference,
        ZoneId zone,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        boolean selfApprovalAllowed,
        boolean hasDueRules) {
    static MilestoneContext of(Contract contract) {
        return new MilestoneContext(
                contract.reference(),
                contract.zone(),
                contract.startsOn(),
                contract.endsOn(),
                contract.isSelfApprovalAllowed(),
                contract.hasDueRules());
    }
}
