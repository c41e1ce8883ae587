package dev.milepost.milestone.delegation;

import dev.milepost.events.DelegationEvent;
import dev.milepost.events.EventType;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.person.People;
import dev.milepost.milestone.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins, lists and ends delegations: everybody their own, an administrator everybody's. */
@ApplicationScoped
class KeepDelegation {
    private static final long LONGEST_DAYS = 366;
    private static final UUID FIRST = new UUID(0, 0);

    private final Delegations delegations;
    private final People people;
    private final Counterparty counterparty;
    private final Outbox outbox;
    private final Paging paging;
    private final Caller caller;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepDelegation(
            Delegations delegations,
            People people,
            Counterparty counterparty,
            Outbox outbox,
            Paging paging,
            Caller caller,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.delegations = delegations;
        this.people = people;
        this.counterparty = counterparty;
        this.outbox = outbox;
        this.paging = paging;
        this.caller = caller;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    DelegationView begin(UUID person, DelegationRequest request) {
        check(themselvesOrAdmin(person), request);
        var delegation = new Delegation(ids.next(), person, request, clock.instant());
        delegations.persistAndFlush(delegation);
        tell(EventType.DELEGATION_STARTED, delegation);
        return DelegationView.from(delegation);
    }

    @Transactional
    void end(UUID person, UUID id, ExpectedVersion expected) {
        themselvesOrAdmin(person);
        Delegation delegation = delegations.of(person, id);
        expected.check(delegation.version());
        if (!delegation.end(clock.instant())) {
            throw ProblemType.CONFLICT.because("This delegation was ended already.");
        }
        delegations.flush();
        tell(EventType.DELEGATION_ENDED, delegation);
    }

    /** Those that a person gave, the oldest first. */
    @Transactional
    Page<DelegationView> list(UUID person, @Nullable Integer asked, @Nullable String cursor) {
        themselvesOrAdmin(person);
        int limit = Paging.limit(asked);
        String list = "delegations of " + person;
        List<@Nullable String> after = paging.after(list, cursor);
        UUID last = after == null ? FIRST : UUID.fromString(String.valueOf(after.getFirst()));
        return paging.page(
                list,
                delegations
                        .find("personId = ?1 and id > ?2 order by id", person, last)
                        .page(0, limit + 1)
                        .list(),
                limit,
                one -> List.of(one.id().toString()),
                DelegationView::from);
    }

    private Person themselvesOrAdmin(UUID id) {
        Person person = people.findByIdOptional(id).filter(this::isVisible).orElseThrow(() -> notFound(id));
        if (!isCaller(person) && !caller.hasRole(Roles.ADMIN)) {
            throw ProblemType.FORBIDDEN.because(
                    "Everybody delegates their own approvals; those of others need the role admin.");
        }
        return person;
    }

    private boolean isCaller(Person person) {
        return actor.personId().filter(person.id()::equals).isPresent();
    }

    private boolean isVisible(Person person) {
        return isCaller(person)
                || counterparty
                        .id()
                        .map(party -> party.equals(person.partyId()))
                        .orElse(true);
    }

    private void check(Person person, DelegationRequest request) {
        Violations found = new Violations();
        Person delegate = people.findByIdOptional(request.delegatePersonId())
                .filter(this::isVisible)
                .orElse(null);
        if (delegate == null) {
            found.add("delegatePersonId", "there is no person " + request.delegatePersonId());
        } else {
            found.check(!delegate.id().equals(person.id()), "delegatePersonId", "nobody delegates to themselves")
                    .check(
                            Objects.equals(delegate.partyId(), person.partyId()),
                            "delegatePersonId",
                            "belongs to another party and would not see the same contracts");
        }
        found.check(!request.to().isBefore(request.from()), "to", "is before from")
                .check(
                        !request.to().isAfter(request.from().plusDays(LONGEST_DAYS)),
                        "to",
                        "is more than " + LONGEST_DAYS + " days after from");
        found.throwIfAny();
    }

    private void tell(EventType type, Delegation delegation) {
        var state = delegation.toState();
        outbox.append(
                state.personId(),
                List.of(new PendingEvent(
                        type, state.id(), new DelegationEvent(state, actor.get().change(state.reason())))));
    }

    private static RuntimeException notFound(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no person " + id + ".");
    }
}
