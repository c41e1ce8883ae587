package dev.milepost.alert.calendar;

import dev.milepost.alert.email.MailConfig;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.kit.time.Ids;
import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Makes, lists, renews and revokes the caller's own calendars; administrators revoke those of others, too. */
@ApplicationScoped
class KeepCalendar {
    private static final int MOST = 50;

    private final EntityManager entities;
    private final Known known;
    private final Caller caller;
    private final Ids ids;
    private final RealTime now;
    private final String address;

    @Inject
    KeepCalendar(EntityManager entities, Known known, Caller caller, Ids ids, RealTime now, MailConfig mail) {
        this.entities = entities;
        this.known = known;
        this.caller = caller;
        this.ids = ids;
        this.now = now;
        this.address = mail.alertsUrl().orElseGet(() -> mail.publicUrl() + "/alerts") + "/feeds/";
    }

    @Transactional
    CalendarView make(CalendarRequest request) {
        KnownPerson me = me();
        refuseUnknownParty(me);
        UUID contract = request.contractId();
        new Violations()
                .check(
                        contract == null
                                || known.contract(contract)
                                        .filter(it -> isVisible(it, me))
                                        .isPresent(),
                        "contractId",
                        "is no contract that you see")
                .throwIfAny();
        if (all(me).size() >= MOST) {
            throw ProblemType.CONFLICT.because("You have " + MOST + " calendars, which is the most; delete one first.");
        }
        Secret secret = Secret.random();
        var feed = new CalendarFeed(ids.next(), me.id(), request, secret, now.instant());
        entities.persist(feed);
        entities.flush();
        return CalendarView.from(feed, url(secret));
    }

    @Transactional
    List<CalendarView> list() {
        return all(me()).stream().map(feed -> CalendarView.from(feed, null)).toList();
    }

    @Transactional
    CalendarView read(UUID id) {
        return CalendarView.from(mine(id), null);
    }

    @Transactional
    CalendarView renew(UUID id, ExpectedVersion expected) {
        CalendarFeed feed = mine(id);
        refuseUnknownParty(me());
        expected.check(feed.version);
        Secret secret = Secret.random();
        feed.renew(secret);
        entities.flush();
        return CalendarView.from(feed, url(secret));
    }

    /** One's own; administrators revoke anybody's, as whoever left does not. */
    @Transactional
    void revoke(UUID id, ExpectedVersion expected) {
        boolean anybodys = caller.hasRole(Roles.ADMIN) && caller.party().isEmpty();
        CalendarFeed feed = anybodys ? live(id) : mine(id);
        expected.check(feed.version);
        feed.revoke(now.instant());
    }

    /** The calendar is read without a token: it shows what the person's party sees, so that party must be known. */
    private void refuseUnknownParty(KnownPerson me) {
        String party = caller.party().orElse(null);
        UUID belongsTo = me.partyId();
        if (party != null
                && (belongsTo == null
                        || known.party(belongsTo)
                                .filter(it -> it.reference().equals(party))
                                .isEmpty())) {
            throw ProblemType.CONFLICT.because("You come for the party " + party
                    + ", but are not known to belong to it, so that a calendar cannot know what you may see. Have the"
                    + " person's party set in milestone-service, then try again.");
        }
    }

    private boolean isVisible(KnownContract contract, KnownPerson me) {
        UUID party = me.partyId();
        return !contract.isDeleted()
                && contract.isOpenTo(me.id())
                && (party == null || known.takesPart(party, contract.id()));
    }

    private String url(Secret secret) {
        return address + secret.text() + ".ics";
    }

    private List<CalendarFeed> all(KnownPerson person) {
        return entities.createQuery(
                        "from CalendarFeed where personId = :person and revokedAt is null order by id",
                        CalendarFeed.class)
                .setParameter("person", person.id())
                .getResultList();
    }

    private CalendarFeed mine(UUID id) {
        CalendarFeed feed = live(id);
        if (!feed.personId.equals(me().id())) {
            throw unknown(id);
        }
        return feed;
    }

    private CalendarFeed live(UUID id) {
        CalendarFeed feed = entities.find(CalendarFeed.class, id);
        if (feed == null || feed.revokedAt != null) {
            throw unknown(id);
        }
        return feed;
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no calendar " + id + ".");
    }

    private KnownPerson me() {
        return known.personOf(caller.subject())
                .orElseThrow(() -> ProblemType.NOT_FOUND.because(
                        "Nothing is known of you yet: call GET /api/v1/people/me of milestone-service once."));
    }
}
