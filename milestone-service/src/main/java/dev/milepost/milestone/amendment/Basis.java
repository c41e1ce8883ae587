package dev.milepost.milestone.amendment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.events.AmendedMilestone;
import dev.milepost.events.AmendmentChanges;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.milestone.AmendMilestones;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/**
 * What the fields that an amendment changes say now. People agree to a change of what they know: when one of the fields
 * says something else by the time of application, they have to agree anew. Everything else may go on meanwhile.
 */
@ApplicationScoped
class Basis {
    private final AmendMilestones milestones;
    private final ObjectMapper json;

    @Inject
    Basis(AmendMilestones milestones, ObjectMapper json) {
        this.milestones = milestones;
        this.json = json;
    }

    /** As JSON: each field by its path. */
    String of(Contract contract, AmendmentChanges changes) {
        return now(contract, changes).toString();
    }

    /** Refuses with 409 when a field says something else than when the amendment was proposed. */
    void refuseIfOther(Contract contract, Amendment amendment) {
        JsonNode then = read(amendment.basis());
        ObjectNode now = now(contract, amendment.changes());
        List<String> changed = new ArrayList<>();
        then.properties().forEach(field -> {
            if (!field.getValue().equals(read(now.path(field.getKey()).toString()))) {
                changed.add(field.getKey());
            }
        });
        if (!changed.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder("What the amendment changes is not any more what it was when it was proposed: "
                            + String.join(", ", changed) + ". Withdraw it and propose it anew.")
                    .with("changed", changed)
                    .build();
        }
    }

    private ObjectNode now(Contract contract, AmendmentChanges changes) {
        ObjectNode basis = json.createObjectNode();
        JsonNode patch = changes.contract();
        if (patch != null) {
            add(basis, "contract", json.valueToTree(contract.toRequest()), patch);
        }
        for (AmendedMilestone one : changes.milestones()) {
            add(basis, "milestone " + one.milestoneId(), milestones.now(contract, one.milestoneId()), one.patch());
        }
        return basis;
    }

    private static void add(ObjectNode basis, String at, JsonNode state, JsonNode patch) {
        patch.fieldNames()
                .forEachRemaining(
                        field -> basis.set(at + " " + field, state.path(field).deepCopy()));
    }

    private JsonNode read(String text) {
        try {
            return text.isEmpty() ? json.nullNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("unreadable column", e);
        }
    }
}
