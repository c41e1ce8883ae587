package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveActionStatus;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.VisibleList;
import dev.milepost.milestone.member.VisibleLists;
import dev.milepost.milestone.milestone.MilestoneWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads corrective action plans that the caller may see. */
@ApplicationScoped
class ReadCorrectivePlans {
    private static final VisibleList.Order<CorrectiveAction> DUE_FIRST =
            VisibleList.Order.byDay("dueDate", CorrectiveAction::dueDate, CorrectiveAction::id);

    private final VisibleLists lists;
    private final MilestoneWork work;
    private final Contracts contracts;
    private final CorrectivePlans plans;
    private final BusinessClock clock;

    @Inject
    ReadCorrectivePlans(
            VisibleLists lists, MilestoneWork work, Contracts contracts, CorrectivePlans plans, BusinessClock clock) {
        this.lists = lists;
        this.work = work;
        this.contracts = contracts;
        this.plans = plans;
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
        return lists.of("corrective-actions", CorrectiveAction.class)
                .only("contractId", Choice.id("contractId", contractId))
                .only("ownerId", Choice.id("ownerId", ownerId))
                .only("status", Choice.values("status", CorrectiveActionStatus.class, statuses))
                .pageOf(DUE_FIRST, asked, cursor, found -> {
                    var zones = contracts.zones(found.stream().map(CorrectiveAction::contractId));
                    return action -> CorrectiveActionView.from(action, clock.today(zones.apply(action.contractId())));
                });
    }
}
