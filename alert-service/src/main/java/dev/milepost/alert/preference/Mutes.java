package dev.milepost.alert.preference;

import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do not want to hear of, for the current tenant. The dispatcher reads it when it loads a reminder. */
@ApplicationScoped
public class Mutes {
    private final EntityManager entities;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    Mutes(EntityManager entities, BusinessClock clock, Ids ids) {
        this.entities = entities;
        this.clock = clock;
        this.ids = ids;
    }

    /** Nothing of {@code subject} until then. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void snooze(UUID person, UUID subjectId, String subject, Instant until) {
        keep(person, Mute.Kind.SNOOZE, subjectId, subject, until);
    }

    /** Those of a person that still hold. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Mute> of(UUID person) {
        return entities.createQuery(
                        "from Mute where personId = :person and (untilAt is null or untilAt > :now)", Mute.class)
                .setParameter("person", person)
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Ends a snooze, if there is one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void wake(UUID person, UUID subjectId, String subject) {
        of(person, subjectId, subject).ifPresent(entities::remove);
    }

    Mute keep(UUID person, Mute.Kind kind, UUID ref, String subject, @Nullable Instant until) {
        Mute mute = of(person, ref, subject).orElse(null);
        if (mute == null) {
            mute = new Mute(ids.next(), person, kind, ref, subject, clock.instant());
            entities.persist(mute);
        }
        mute.untilAt = until;
        entities.flush();
        return mute;
    }

    private Optional<Mute> of(UUID person, UUID ref, String subject) {
        return entities.createQuery(
                        "from Mute where personId = :person and refId = :ref and subject = :subject", Mute.class)
                .setParameter("person", person)
                .setParameter("ref", ref)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst();
    }
}
