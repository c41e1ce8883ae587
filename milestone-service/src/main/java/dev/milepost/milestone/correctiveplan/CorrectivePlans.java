package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectivePlanStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.member.Membership;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The plans of the contracts that the caller may see. */
@ApplicationScoped
class CorrectivePlans implements PanacheRepositoryBase<CorrectivePlan, UUID> {
    private final Membership membership;

    @Inject
    CorrectivePlans(Membership membership) {
        this.membership = membership;
    }

    /** The contract of a plan that the caller may see. */
    UUID contractOf(UUID id) {
        List<String> where = new ArrayList<>(List.of("p.id = :id"));
        Map<String, Object> values = new HashMap<>(Map.of("id", id));
        membership.viewer().addTo("p.contractId", where, values);
        var query = getEntityManager()
                .createQuery(
                        "select p.contractId from CorrectivePlan p where " + String.join(" and ", where), UUID.class);
        values.forEach(query::setParameter);
        UUID contract = query.getSingleResultOrNull();
        if (contract == null) {
            throw ProblemType.NOT_FOUND.because("There is no corrective action plan " + id + ".");
        }
        return contract;
    }

    /** The actions of a plan in their order. */
    List<CorrectiveAction> actions(UUID plan) {
        return getEntityManager()
                .createQuery("from CorrectiveAction a where a.planId = :plan order by a.id", CorrectiveAction.class)
                .setParameter("plan", plan)
                .getResultList();
    }

    /** The actions of plans in their order, by plan; one without any is left out. */
    Map<UUID, List<CorrectiveAction>> actions(List<CorrectivePlan> plans) {
        List<UUID> ids = plans.stream().map(CorrectivePlan::id).toList();
        return ids.isEmpty()
                ? Map.of()
                : getEntityManager()
                        .createQuery(
                                "from CorrectiveAction a where a.planId in :plans order by a.id",
                                CorrectiveAction.class)
                        .setParameter("plans", ids)
                        .getResultStream()
                        .collect(Collectors.groupingBy(CorrectiveAction::planId));
    }

    void add(CorrectiveAction action) {
        getEntityManager().persist(action);
    }

    boolean hasOpen(UUID milestone) {
        return count("milestoneId = ?1 and status = ?2", milestone, CorrectivePlanStatus.OPEN) > 0;
    }

    /** The plans of a milestone, the newest first. */
    List<CorrectivePlan> ofMilestone(UUID milestone) {
        return list("milestoneId = ?1 order by id desc", milestone);
    }
}
