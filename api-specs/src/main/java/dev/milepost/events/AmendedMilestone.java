package dev.milepost.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * What an amendment changes of a milestone.
 *
 * @param patch merge patch (RFC 7396) of the milestone
 */
public record AmendedMilestone(UUID milestoneId, JsonNode patch) {}
