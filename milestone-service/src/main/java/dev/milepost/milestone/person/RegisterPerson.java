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

    /** The id of the caller's person, who exists afterwards. */
    UUID register() {
        try {
            return QuarkusTransaction.requiringNew().call(this::findOrCreate);
        } catch (RuntimeException e) {
            if (causedByDuplicate(e)) {
                return QuarkusTransaction.requiringNew().call(this::findOrCreate); // another request was first
            }
            throw e;
        }
    }

    private UUID findOrCreate() {
        String subject = caller.subject();
        return people.findBySubject(subject).map(Person::id).orElseGet(() -> create(subject));
    }

    private UUID create(String subject) {
        var request = new PersonRequest(
                shortened(caller.name(), LONGEST_NAME),
                emailOrNull(),
                zoneOrUtc(caller.claim("zoneinfo")),
                localeOrEnglish(caller.claim("locale")),
                List.of(),
                null,
                caller.party().flatMap(parties::findByReference).map(Party::id).orElse(null));
        Person person = new Person(ids.next(), subject, request, clock.instant());
        people.persistAndFlush(person);
        outbox.append(
                person.id(),
                List.of(new PendingEvent(
                        EventType.PERSON_CREATED,
                        person.id(),
                        new PersonEvent(
                                person.toState(),
                                new Change(person.id(), person.name(), "first sign-in", requestId.current())))));
        return person.id();
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
