package dev.milepost.alert.digest;

import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.known.PersonMoved;
import dev.milepost.alert.preference.DigestWish;
import dev.milepost.alert.preference.Preference;
import dev.milepost.alert.preference.PreferenceKept;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Plans the next digest of a person, for the current tenant. */
@ApplicationScoped
class PlanDigest {
    static final String EMAIL = "EMAIL";

    private final Preferences preferences;
    private final Known known;
    private final DigestRows rows;
    private final DispatchConfig config;
    private final BusinessClock clock;

    @Inject
    PlanDigest(Preferences preferences, Known known, DigestRows rows, DispatchConfig config, BusinessClock clock) {
        this.preferences = preferences;
        this.known = known;
        this.rows = rows;
        this.config = config;
        this.clock = clock;
    }

    void follow(@Observes PreferenceKept kept) throws SQLException {
        planAnew(kept.person());
    }

    void follow(@Observes PersonMoved moved) throws SQLException {
        planAnew(moved.person());
    }

    /** What was planned by another wish or zone gives way; what a worker has in hand, the worker lets the next one follow. */
    private void planAnew(UUID person) throws SQLException {
        Instant since = rows.forgetPlanned(person)
                .or(() -> lastEnd(person).map(end -> end.minus(config.lease())))
                .orElse(clock.instant());
        planNext(person, since);
    }

    private Optional<Instant> lastEnd(UUID person) {
        try {
            return rows.lastEnd(person);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /**
     * Plans the next one from now on, if the person wants digests and none is planned: of all that were missed while the
     * service was down there is only one.
     *
     * @param since from when on it tells what is new
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void planNext(UUID personId, Instant since) throws SQLException {
        KnownPerson person = known.person(personId).orElse(null);
        Preference preference = preferences.of(personId.toString(), EMAIL).orElse(null);
        DigestWish wish = preference == null || preference.isMuted() ? null : preference.digest();
        if (person == null || wish == null || rows.isPlanned(personId)) {
            return;
        }
        ZoneId zone = person.zone();
        LocalDate period = wish.after(clock.instant(), zone);
        while (rows.exists(personId, period)) { // sent already, before the wish changed
            period = wish.onOrAfter(period.plusDays(1));
        }
        String words = wish.frequency().name().toLowerCase(Locale.ROOT) + ", at " + wish.at() + " (" + zone + ")";
        rows.plan(personId, Digest.WISHED, period.toString(), wish.moment(period, zone), since, words);
    }
}
