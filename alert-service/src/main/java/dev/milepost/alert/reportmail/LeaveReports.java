package dev.milepost.alert.reportmail;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownPerson;
import dev.milepost.alert.preference.Preferences;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Unsubscribes the reader of a report from reports, by the link in it; reminders still come. */
@ApplicationScoped
public class LeaveReports {
    private final EntityManager entities;
    private final Known known;
    private final Preferences preferences;

    @Inject
    LeaveReports(EntityManager entities, Known known, Preferences preferences) {
        this.entities = entities;
        this.known = known;
        this.preferences = preferences;
    }

    /** Whose mail it is. */
    @Transactional
    public KnownPerson reader(UUID mail) {
        return known.person(find(mail).personId).orElseThrow(() -> unknown(mail));
    }

    /** No reports come by mail any more. Whose it was, as before. */
    @Transactional
    public KnownPerson leave(UUID mail) {
        KnownPerson reader = reader(mail);
        preferences.leaveReports(reader.id().toString(), JudgeReport.EMAIL);
        return reader;
    }

    private LedgerRow find(UUID id) {
        LedgerRow mail = entities.find(LedgerRow.class, id);
        if (mail == null) {
            throw unknown(id);
        }
        return mail;
    }

    private static RuntimeException unknown(UUID id) {
        return ProblemType.NOT_FOUND.because("There is no report mail " + id + ".");
    }
}
