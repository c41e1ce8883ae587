package dev.milepost.milestone.ocds;

import dev.milepost.events.MilestoneType;
import org.jspecify.annotations.Nullable;

/** Which type of ours an OCDS milestone type is. The list there is open; what it does not name is work to deliver. */
final class MilestoneTypes {
    private MilestoneTypes() {}

    static MilestoneType of(@Nullable String type) {
        return switch (type) {
            case "approval" -> MilestoneType.GATE;
            case "assessment", "engagement" -> MilestoneType.REVIEW;
            case "reporting" -> MilestoneType.REPORT;
            case "financing", "payment" -> MilestoneType.PAYMENT;
            case null, default -> MilestoneType.DELIVERABLE;
        };
    }
}
