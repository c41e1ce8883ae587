package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.policy.PlanBasis;
import dev.milepost.alert.policy.Rearm;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The preferences of the recipients of the current tenant. */
@ApplicationScoped
public class Preferences {
    private final EntityManager entities;
    private final PlanBasis basis;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    Preferences(EntityManager entities, PlanBasis basis, BusinessClock clock, Ids ids) {
        this.entities = entities;
        this.basis = basis;
        this.clock = clock;
        this.ids = ids;
    }

    /** The quiet hours of those of the recipients who have some; who asks plans reminders, and has changed no preference. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<String, QuietHours> quietHours(Collection<String> recipients, String channel) {
        Map<String, QuietHours> found = new HashMap<>();
        if (!recipients.isEmpty()) {
            entities.createQuery(
                            "from Preference where recipient in :recipients and channel = :channel", Preference.class)
                    .setParameter("recipients", recipients)
                    .setParameter("channel", channel)
                    .setFlushMode(FlushModeType.COMMIT)
                    .getResultStream()
                    .forEach(preference -> {
                        QuietHours quiet = preference.quiet();
                        if (quiet != null) {
                            found.put(preference.recipient, quiet);
                        }
                    });
        }
        return found;
    }

    /** What a recipient wants of a channel, if they have said so. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Preference> of(String recipient, String channel) {
        return entities.createQuery(
                        "from Preference where recipient = :recipient and channel = :channel", Preference.class)
                .setParameter("recipient", recipient)
                .setParameter("channel", channel)
                .getResultStream()
                .findFirst();
    }

    /**
     * Switches a channel off for a recipient; what is mandatory still comes.
     *
     * @param address which address of a party it holds for; null for whichever the recipient has
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void mute(String recipient, String channel, @Nullable String address) {
        Preference known = of(recipient, channel).orElse(null);
        Preference preference = known == null ? made(recipient, channel) : known;
        preference.mute(address, clock.instant());
        keep(preference, known == null);
    }

    /** Has no more saved reports come to a recipient. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void leaveReports(String recipient, String channel) {
        Preference known = of(recipient, channel).orElse(null);
        Preference preference = known == null ? made(recipient, channel) : known;
        preference.leaveReports(clock.instant());
        keep(preference, known == null);
    }

    Preference keep(String recipient, String channel, @Nullable Preference known, PreferenceRequest wanted) {
        Preference preference = known == null ? made(recipient, channel) : known;
        preference.become(wanted, clock.instant());
        keep(preference, known == null);
        return preference;
    }

    private Preference made(String recipient, String channel) {
        return new Preference(ids.next(), recipient, channel, clock.instant());
    }

    private void keep(Preference preference, boolean isNew) {
        if (isNew) {
            entities.persist(preference);
        }
        entities.flush();
    }

    /** Asks for the plans of a person to follow their quiet hours; the last that a change of them does. */
    void askToFollow(UUID person) {
        basis.change();
        entities.persist(new Rearm(ids.next(), Rearm.Scope.PERSON, person, clock.instant()));
    }
}
