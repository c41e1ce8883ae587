package dev.milepost.milestone.person;

import dev.milepost.events.Change;
import dev.milepost.events.EventType;
import dev.milepost.events.PersonEvent;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.problem.RequestId;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.party.Parties;
import dev.milepost.milestone.party.Party;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Makes the person that a token tells of, at their first request, in a transaction of its own. */
@ApplicationScoped
class RegisterPerson {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_EMAIL = 320;
    private static final int LONGEST_LOCALE = 35;

    private final Caller caller;
    private final People people;
    private final Parties parties;
    private final Outbox outbox;
    private final RequestId requestId;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    RegisterPerson(
            Caller caller,
            People people,
            Parties parties,
            Outbox outbox,
            RequestId requestId,
            BusinessClock clock,
            Ids ids) {
        this.caller = caller;
        this.people = people;
        this.parties = parties;
        this.outbox = outbox;
        this.requestId = requestId;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * The caller's person, who exists afterwards and belongs to the party that the token names.
     *
     * @param isSettled false while there is no party of the name that the token has: it may come about
     */
    record Registered(UUID id, boolean isSettled) {}

    Registered register() {
        try {
            return QuarkusTransaction.requiringNew().call(this::findOrCreate);
        } catch (RuntimeException e) {
            if (causedByDuplicate(e)) {
                return QuarkusTransaction.requiringNew().call(this::findOrCreate); // another request was first
            }
            throw e;
        }
    }

    private Registered findOrCreate() {
        String subject = caller.subject();
        UUID party =
                caller.party().flatMap(parties::findByReference).map(Party::id).orElse(null);
        UUID id = people.findBySubject(subject)
                .map(person -> follow(person, party))
                .orElseGet(() -> create(subject, party));
        return new Registered(id, party != null || caller.party().isEmpty());
    }

    /** The party comes from the token: who is of another one now is so everywhere. */
    private UUID follow(Person person, @Nullable UUID party) {
        if (party != null && !party.equals(person.partyId())) {
            PersonRequest before = person.toRequest();
            person.describe(
                    new PersonRequest(
                            before.name(),
                            before.email(),
                            before.timeZone(),
                            before.locale(),
                            before.teams(),
                            before.managerId(),
                            party),
                    clock.instant());
            people.flush();
            tell(EventType.PERSON_UPDATED, person, "signed in for this party");
        }
        return person.id();
    }

    private UUID create(String subject, @Nullable UUID party) {
        var request = new PersonRequest(
                shortened(caller.name(), LONGEST_NAME),
                emailOrNull(),
                zoneOrUtc(caller.claim("zoneinfo")),
                localeOrEnglish(caller.claim("locale")),
                List.of(),
                null,
                party);
        Person person = new Person(ids.next(), subject, request, clock.instant());
        people.persistAndFlush(person);
        tell(EventType.PERSON_CREATED, person, "first sign-in");
        return person.id();
    }

    private void tell(EventType type, Person person, String reason) {
        var change = new Change(person.id(), person.name(), reason, requestId.current());
        outbox.append(
                person.id(), List.of(new PendingEvent(type, person.id(), new PersonEvent(person.toState(), change))));
    }

    private @Nullable String emailOrNull() {
        String email = caller.claim("email");
        return email == null || email.length() > LONGEST_EMAIL ? null : email;
    }

    private static String zoneOrUtc(@Nullable String zone) {
        return zone != null && ZoneId.getAvailableZoneIds().contains(zone) ? zone : "UTC";
    }

    private static String localeOrEnglish(@Nullable String tag) {
        Locale locale = Locale.forLanguageTag(tag == null ? "" : tag.replace('_', '-'));
        return locale.getLanguage().isEmpty() ? "en" : shortened(locale.toLanguageTag(), LONGEST_LOCALE);
    }

    private static String shortened(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }

    private static boolean causedByDuplicate(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException) {
                return true;
            }
        }
        return false;
    }
}
