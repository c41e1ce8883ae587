package dev.milepost.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment changes.
 *
 * @param contract merge patch (RFC 7396) of the contract; null when it stays
 * @param milestones open milestones that change
 * @param addedMilestones milestones that come in, each as a request to create one
 * @param cancelledMilestones open milestones that are given up
 */
public record AmendmentChanges(
        @Nullable JsonNode contract,
        List<AmendedMilestone> milestones,
        List<JsonNode> addedMilestones,
        List<UUID> cancelledMilestones) {
    public AmendmentChanges {
        milestones = milestones == null ? List.of() : milestones;
        addedMilestones = addedMilestones == null ? List.of() : addedMilestones;
        cancelledMilestones = cancelledMilestones == null ? List.of() : cancelledMilestones;
    }
}
