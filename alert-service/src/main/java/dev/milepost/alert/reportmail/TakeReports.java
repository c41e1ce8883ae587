package dev.milepost.alert.reportmail;

import dev.milepost.alert.known.ReportTold;
import dev.milepost.events.EventType;
import dev.milepost.events.ReportRunState;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashSet;

/** Plans a mail for each recipient of a run that is ready, and takes back what is not to go out any more. */
@ApplicationScoped
class TakeReports {
    private final EntityManager entities;
    private final ReportMailClaims claims;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    TakeReports(EntityManager entities, ReportMailClaims claims, BusinessClock clock, Ids ids) {
        this.entities = entities;
        this.claims = claims;
        this.clock = clock;
        this.ids = ids;
    }

    /** In the transaction that records the event as folded. */
    void take(@Observes ReportTold told) {
        MailedRun known = entities.find(MailedRun.class, told.run().id());
        if (told.type() == EventType.REPORT_READY && known == null) {
            plan(told.run());
        } else if (told.type() == EventType.REPORT_WITHDRAWN && known != null) {
            known.withdraw();
            entities.flush();
            claims.hurry(known.tenantId, known.id); // what waits for another attempt ends now
        }
    }

    private void plan(ReportRunState run) {
        Instant now = clock.instant();
        entities.persist(new MailedRun(run));
        run.files().forEach(file -> entities.persist(new MailedFile(run.id(), file)));
        new LinkedHashSet<>(run.recipients())
                .forEach(person -> entities.persist(new LedgerRow(ids.next(), run.id(), person, now)));
    }
}
