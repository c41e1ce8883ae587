package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveActionStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.MilestoneWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads corrective action plans that the caller may see. */
@ApplicationScoped
class ReadCorrectivePlans {
    private final EntityManager entities;
    private final MilestoneWork work;
    private final Contracts contracts;
    private final CorrectivePlans plans;
    private final Membership membership;
    private final Paging paging;
    private final BusinessClock clock;

    @Inject
    ReadCorrectivePlans(
            EntityManager entities,
            MilestoneWork work,
            Contracts contracts,
            CorrectivePlans plans,
            Membership membership,
            Paging paging,
            BusinessClock clock) {
        this.entities = entities;
        this.work = work;
        this.contracts = contracts;
        this.plans = plans;
        this.membership = membership;
        this.paging = paging;
        this.clock = clock;
    }

    @Transactional
    CorrectivePlanView get(UUID id) {
        Contract contract = contracts.visible(plans.contractOf(id));
        return CorrectivePlanView.from(plans.findById(id), plans.actions(id), clock.today(contract.zone()));
    }

    @Transactional
    CorrectivePlansView ofMilestone(UUID milestone) {
        LocalDate today = clock.today(work.visible(milestone).contract().zone());
        List<CorrectivePlan> all = plans.ofMilestone(milestone);
        Map<UUID, List<CorrectiveAction>> actions = plans.actions(all);
        return new CorrectivePlansView(all.stream()
                .map(plan -> CorrectivePlanView.from(plan, actions.getOrDefault(plan.id(), List.of()), today))
                .toList());
    }

    /** Actions of all plans, those due first. */
    @Transactional
    Page<CorrectiveActionView> actions(
            @Nullable String contractId,
            @Nullable String ownerId,
            List<String> statuses,
            @Nullable Integer asked,
            @Nullable String cursor) {
        int limit = Paging.limit(asked);
        UUID contract = Choice.id("contractId", contractId);
        UUID owner = Choice.id("ownerId", ownerId);
        List<CorrectiveActionStatus> status = Choice.values("status", CorrectiveActionStatus.class, statuses);
        List<String> where = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        if (contract != null) {
            where.add("a.contractId = :contract");
            values.put("contract", contract);
        }
        if (owner != null) {
            where.add("a.ownerId = :owner");
            values.put("owner", owner);
        }
        if (!status.isEmpty()) {
            where.add("a.status in :status");
            values.put("status", status);
        }
        membership.viewer().addTo("a.contractId", where, values);
        String list = "corrective-actions?contractId=" + contract + "&ownerId=" + owner + "&status=" + status;
        List<@Nullable String> after = paging.after(list, cursor);
        if (after != null) {
            where.add("(a.dueDate > :due or (a.dueDate = :due and a.id > :id))");
            values.put("due", LocalDate.parse(String.valueOf(after.get(0))));
            values.put("id", UUID.fromString(String.valueOf(after.get(1))));
        }
        var query = entities.createQuery(
                "from CorrectiveAction a where " + String.join(" and ", where) + " order by a.dueDate, a.id",
                CorrectiveAction.class);
        values.forEach(query::setParameter);
        List<CorrectiveAction> found = query.setMaxResults(limit + 1).getResultList();
        var zones = contracts.zones(found.stream().map(CorrectiveAction::contractId));
        return paging.page(
                list,
                found,
                limit,
                action -> List.of(action.dueDate().toString(), action.id().toString()),
                action -> CorrectiveActionView.from(action, clock.today(zones.apply(action.contractId()))));
    }
}
