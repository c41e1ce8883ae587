package dev.milepost.milestone.person;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.value.Checks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Edits a person: everybody themselves, an administrator everybody, and only an administrator teams, manager and party. */
@ApplicationScoped
class ChangePerson {
    private final People people;
    private final Parties parties;
    private final Outbox outbox;
    private final MergePatch patches;
    private final Caller caller;
    private final CurrentActor actor;
    private final BusinessClock clock;

    @Inject
    ChangePerson(
            People people,
            Parties parties,
            Outbox outbox,
            MergePatch patches,
            Caller caller,
            CurrentActor actor,
            BusinessClock clock) {
        this.people = people;
        this.parties = parties;
        this.outbox = outbox;
        this.patches = patches;
        this.caller = caller;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    PersonView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Person person = people.findByIdOptional(id)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no person " + id + "."));
        PersonRequest before = person.toRequest();
        PersonRequest request = patches.apply(patch, before);
        if (!caller.hasRole(Roles.ADMIN)) {
            boolean self = person.id().equals(actor.get().personId());
            boolean organisation = !before.teams().equals(request.teams())
                    || !Objects.equals(before.managerId(), request.managerId())
                    || !Objects.equals(before.partyId(), request.partyId());
            if (!self || organisation) {
                throw ProblemType.FORBIDDEN.because(
                        "You may edit your own name, e-mail, time zone and locale; the rest needs the role admin.");
            }
        }
        expected.check(person.version());
        check(person, request);
        if (person.describe(request, clock.instant())) {
            people.flush();
            outbox.append(
                    id,
                    List.of(new PendingEvent(
                            EventType.PERSON_UPDATED,
                            id,
                            new PersonEvent(person.toState(), actor.get().change(null)))));
        }
        return PersonView.from(person);
    }

    private void check(Person person, PersonRequest request) {
        Violations found = new Violations();
        Checks.timeZone(found, "timeZone", request.timeZone());
        found.check(
                !Locale.forLanguageTag(request.locale()).getLanguage().isEmpty(),
                "locale",
                "'" + request.locale() + "' is no BCP 47 language tag; one is de-DE");
        Checks.texts(found, "teams", request.teams());
        UUID manager = request.managerId();
        if (manager != null) {
            found.check(!manager.equals(person.id()), "managerId", "nobody is their own manager")
                    .check(people.exists(manager), "managerId", "there is no person " + manager);
        }
        UUID party = request.partyId();
        found.check(party == null || parties.unknown(Set.of(party)).isEmpty(), "partyId", "there is no party " + party);
        found.throwIfAny();
    }
}
