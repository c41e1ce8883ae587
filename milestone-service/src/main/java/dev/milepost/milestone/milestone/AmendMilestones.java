package dev.milepost.milestone.milestone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.events.AmendedMilestone;
import dev.milepost.events.AmendmentChanges;
import dev.milepost.events.PaymentTerm;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out what an amendment says of the milestones of its locked contract. */
@ApplicationScoped
public class AmendMilestones {
    private final Milestones milestones;
    private final KeepMilestone keep;
    private final EndMilestones end;
    private final DueDates dueDates;
    private final MergePatch patches;
    private final ObjectMapper json;
    private final Outbox outbox;

    @Inject
    AmendMilestones(
            Milestones milestones,
            KeepMilestone keep,
            EndMilestones end,
            DueDates dueDates,
            MergePatch patches,
            ObjectMapper json,
            Outbox outbox) {
        this.milestones = milestones;
        this.keep = keep;
        this.end = end;
        this.dueDates = dueDates;
        this.patches = patches;
        this.json = json;
        this.outbox = outbox;
    }

    /** What a milestone says now, by the fields that a patch may have; refused with 409 when it is not open. */
    public JsonNode now(Contract contract, UUID id) {
        Milestone milestone = open(contract, milestones.byId(List.of(id)), id, "changes.milestones");
        ObjectNode state = json.valueToTree(milestone.toRequest());
        return state.set("dueDate", json.valueToTree(milestone.dueDate())); // one that a rule gives as well
    }

    private record Change(Milestone milestone, MilestoneRequest request) {
        /** By how many per cent it releases more. */
        BigDecimal more() {
            return percent(request.paymentTerm()).subtract(percent(milestone.paymentTerm()));
        }

        private static BigDecimal percent(@Nullable PaymentTerm term) {
            return term == null || term.percent() == null ? BigDecimal.ZERO : term.percent();
        }
    }

    /**
     * Cancels, changes and adds, in this order: what is given up makes room for what is new. Then all dates follow what
     * changed, once.
     */
    public void apply(Contract contract, AmendmentChanges changes, Actor actor, String reason) {
        Map<UUID, Milestone> known = milestones.byId(Stream.concat(
                        changes.milestones().stream().map(AmendedMilestone::milestoneId),
                        changes.cancelledMilestones().stream())
                .toList());
        Map<Milestone, MilestoneAction> cancelled = new LinkedHashMap<>();
        changes.cancelledMilestones()
                .forEach(id -> cancelled.put(
                        open(contract, known, id, "changes.cancelledMilestones"), MilestoneAction.CANCEL));
        if (!cancelled.isEmpty()) {
            outbox.append(contract.id(), end.steps(contract, cancelled, actor, reason));
        }
        List<Change> wanted = new ArrayList<>();
        for (AmendedMilestone one : changes.milestones()) {
            Milestone milestone = open(contract, known, one.milestoneId(), "changes.milestones");
            wanted.add(new Change(milestone, patches.apply(one.patch(), milestone.toRequest())));
        }
        wanted.sort(Comparator.comparing(Change::more)); // percentages move from one to the other
        wanted.forEach(one -> keep.change(contract, one.milestone(), one.request(), reason));
        for (JsonNode added : changes.addedMilestones()) {
            keep.create(contract, patches.create(added, MilestoneRequest.class));
        }
        milestones.flush();
        outbox.append(contract.id(), dueDates.follow(contract, actor, reason));
    }

    private static Milestone open(Contract contract, Map<UUID, Milestone> known, UUID id, String field) {
        Milestone milestone = known.get(id);
        if (milestone == null || !milestone.contractId().equals(contract.id())) {
            throw Violations.of(field, "there is no milestone " + id + " in the contract");
        }
        if (milestone.status().isEnded()) {
            throw ProblemType.CONFLICT.because("Milestone '" + milestone.title() + "' (" + id + ") is "
                    + milestone.status() + "; what has ended is not amended.");
        }
        return milestone;
    }
}
