package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectivePlanStatus;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.party.Counterparty;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The plans of the tenant, for a counterparty's user those of the contracts that their party is in. */
@ApplicationScoped
class CorrectivePlans implements PanacheRepositoryBase<CorrectivePlan, UUID> {
    private final Counterparty counterparty;

    @Inject
    CorrectivePlans(Counterparty counterparty) {
        this.counterparty = counterparty;
    }

    /** The contract of a plan that the caller may see. */
    UUID contractOf(UUID id) {
        String mine = counterparty.id().isEmpty()
                ? ""
                : " and exists (select 1 from Contract c join c.parties cp where c.id = p.contractId and cp.partyId = :party)";
        var query = getEntityManager()
                .createQuery("select p.contractId from CorrectivePlan p where p.id = :id" + mine, UUID.class)
                .setParameter("id", id);
        counterparty.id().ifPresent(party -> query.setParameter("party", party));
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
