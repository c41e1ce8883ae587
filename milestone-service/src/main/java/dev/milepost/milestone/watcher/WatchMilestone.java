package dev.milepost.milestone.watcher;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.milestone.MilestoneView;
import dev.milepost.milestone.milestone.MilestoneWork;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Lets a person hear of a milestone, or lets them be. Everybody decides for themselves, a manager of the tenant's own for
 * anybody who may see it. Doing it again changes nothing. Refusals: 403, 404, 409 (too many).
 */
@ApplicationScoped
class WatchMilestone {
    private final MilestoneWork work;
    private final Watchers watchers;
    private final People people;
    private final CurrentActor actor;
    private final Membership membership;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    WatchMilestone(
            MilestoneWork work,
            Watchers watchers,
            People people,
            CurrentActor actor,
            Membership membership,
            Caller caller,
            BusinessClock clock) {
        this.work = work;
        this.watchers = watchers;
        this.people = people;
        this.actor = actor;
        this.membership = membership;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    MilestoneView watch(UUID id, UUID personId) {
        MilestoneWork.Opened opened = work.locked(id);
        refuseOthers(opened, personId);
        Milestone milestone = opened.milestone();
        Person person = people.findByIdOptional(personId).orElseThrow(() -> unknown(personId));
        UUID party = person.toState().partyId();
        if (party != null && !opened.contract().hasParty(party)
                || !opened.contract().members().isOpenTo(personId)) {
            throw unknown(personId);
        }
        if (milestone.watch(personId, clock.instant())) {
            watchers.add(id, personId);
            work.tell(opened);
        } else if (!milestone.watchers().contains(personId)) {
            throw ProblemType.CONFLICT.because(
                    "The milestone has " + Milestone.MOST_WATCHERS + " watchers, the most there may be.");
        }
        return work.view(opened);
    }

    @Transactional
    MilestoneView unwatch(UUID id, UUID personId) {
        MilestoneWork.Opened opened = work.locked(id);
        refuseOthers(opened, personId);
        if (opened.milestone().unwatch(personId, clock.instant())) {
            watchers.remove(id, personId);
            work.tell(opened);
        }
        return work.view(opened);
    }

    private void refuseOthers(MilestoneWork.Opened opened, UUID person) {
        boolean self = actor.personId().filter(person::equals).isPresent();
        boolean manages = membership.hasRole(opened.contract().members(), Roles.MANAGER)
                || caller.hasRole(Roles.ADMIN)
                || caller.hasRole(Roles.INTEGRATION);
        if (!self && (!manages || work.isForCounterparty())) {
            throw ProblemType.FORBIDDEN.because(
                    "You decide what you watch; what others watch is for a manager of the tenant's own.");
        }
    }

    private static RuntimeException unknown(UUID person) {
        return ProblemType.NOT_FOUND.because("There is no person " + person + " who may see the milestone.");
    }
}
