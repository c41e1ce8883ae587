package dev.milepost.alert.webhook;

import dev.milepost.alert.known.ContractOf;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.Event;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.MilestoneType;
import java.util.List;
import java.util.UUID;

/**
 * What a webhook wants to hear. An empty list sets no bound; an event must be within all bounds.
 *
 * @param eventTypes wire names of types; one that ends in {@code *} stands for all that begin like it
 * @param contractIds only events of these contracts and what is in them
 * @param milestoneTypes only events that carry a milestone of these types
 * @param tags only events that carry a milestone or contract with one of these tags
 */
public record WebhookFilter(
        List<String> eventTypes, List<UUID> contractIds, List<MilestoneType> milestoneTypes, List<String> tags) {
    public WebhookFilter {
        eventTypes = eventTypes == null ? List.of() : List.copyOf(eventTypes);
        contractIds = contractIds == null ? List.of() : List.copyOf(contractIds);
        milestoneTypes = milestoneTypes == null ? List.of() : List.copyOf(milestoneTypes);
        tags = tags == null ? List.of() : List.copyOf(tags);
    }

    /** Whether {@code event} is to be told. */
    public boolean takes(Event event) {
        return (eventTypes.isEmpty() || eventTypes.stream().anyMatch(pattern -> covers(pattern, event.type())))
                && hears(ContractOf.event(event))
                && (milestoneTypes.isEmpty() || isOfType(event))
                && (tags.isEmpty() || isTagged(event));
    }

    /** Whether it may hear of {@code contract} at all. */
    boolean hears(UUID contract) {
        return contractIds.isEmpty() || contractIds.contains(contract);
    }

    /** Whether {@code type} is one that {@code pattern} means. */
    static boolean covers(String pattern, String type) {
        return pattern.endsWith("*")
                ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }

    private boolean isOfType(Event event) {
        return switch (event.data()) {
            case MilestoneEvent data -> milestoneTypes.contains(data.milestone().type());
            case MilestoneDueEvent data ->
                milestoneTypes.contains(data.milestone().type());
            case null, default -> false;
        };
    }

    private boolean isTagged(Event event) {
        List<String> found = switch (event.data()) {
            case MilestoneEvent data -> data.milestone().tags();
            case MilestoneDueEvent data -> data.milestone().tags();
            case ContractEvent data -> data.contract().tags();
            case null, default -> List.of();
        };
        return tags.stream().anyMatch(found::contains);
    }
}
