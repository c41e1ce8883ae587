package dev.milepost.milestone.amendment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.milepost.events.AmendedMilestone;
import dev.milepost.events.AmendmentChanges;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Amends a locked contract by another date of a milestone that was agreed on already. */
@ApplicationScoped
public class AmendDate {
    private static final int LONGEST_TITLE = 500;

    private final Amendments amendments;
    private final EnactAmendment enact;
    private final Ids ids;

    @Inject
    AmendDate(Amendments amendments, EnactAmendment enact, Ids ids) {
        this.amendments = amendments;
        this.enact = enact;
        this.ids = ids;
    }

    /** @return the id of the amendment, which is applied */
    public UUID amend(Contract contract, UUID milestone, LocalDate due, String reason, Actor actor) {
        var patch = JsonNodeFactory.instance
                .objectNode()
                .put("dueDate", due.toString())
                .putNull("dueRule"); // a date that is agreed on ends the rule, as a reschedule does
        var changes = new AmendmentChanges(null, List.of(new AmendedMilestone(milestone, patch)), List.of(), List.of());
        String title = "Extension to " + due + ": " + reason;
        var request = new AmendmentRequest(
                null, title.substring(0, Math.min(title.length(), LONGEST_TITLE)), reason, null, changes, null);
        return enact.propose(contract, ids.next(), amendments.last(contract.id()) + 1, request, actor)
                .id();
    }
}
