package dev.milepost.alert.digest;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Unsubscribes the reader of a digest by the link in it, as the links of other mails do. */
@ApplicationScoped
public class LeaveDigests {
    private final EntityManager entities;
    private final Known known;
    private final Preferences preferences;

    @Inject
    LeaveDigests(EntityManager entities, Known known, Preferences preferences) {
        this.entities = entities;
        this.known = known;
        this.preferences = preferences;
    }

    /** Whose digest it is. */
    @Transactional
    public KnownPerson reader(UUID digest) {
        return known.person(find(digest).personId).orElseThrow(() -> unknown(digest));
    }

    /** Nothing comes by mail any more that is not mandatory. Whose it was, as before. */
    @Transactional
    public KnownPerson leave(UUID digest) {
        KnownPerson reader = reader(digest);
        preferences.mute(reader.id().toString(), PlanDigest.EMAIL, null);
        return reader;
    }

    private Digest find(UUID id) {
        Digest digest = entities.find(Digest.class, id);
        if (digest == null) {
            throw unknown(id);
        }
        return digest;
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no digest " + id + ".");
    }
}
