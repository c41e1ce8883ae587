package dev.milepost.alert.reportmail;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists the mails with reports, the newest first: to the tenant's own managers and administrators. */
@ApplicationScoped
class ListReportMails {
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entities;
    private final Paging paging;
    private final Caller caller;

    @Inject
    ListReportMails(EntityManager entities, Paging paging, Caller caller) {
        this.entities = entities;
        this.paging = paging;
        this.caller = caller;
    }

    @Transactional
    Page<ReportMailView> list(@Nullable UUID run, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = "report mails of " + run;
        List<@Nullable String> after = paging.after(list, cursor);
        List<ReportMailView> rows = caller.party().isPresent() ? List.of() : rows(run, after, limit + 1);
        return paging.page(
                list,
                rows,
                limit,
                row -> List.of(row.dueAt().toString(), row.id().toString()),
                row -> row);
    }

    private List<ReportMailView> rows(@Nullable UUID run, @Nullable List<@Nullable String> after, int most) {
        var query = entities.createQuery(
                        "select new dev.milepost.alert.reportmail.ReportMailView(m.id, r.reportId, r.id, r.name, r.owner,"
                                + " m.personId, p.name, m.state, m.reason, m.dueAt, m.sentAt, m.address)"
                                + " from LedgerRow m join MailedRun r on r.id = m.runId"
                                + " left join KnownPerson p on p.id = m.personId"
                                + " where (m.dueAt < :moment or m.dueAt = :moment and m.id < :id)"
                                + (run == null ? "" : " and m.runId = :run")
                                + " order by m.dueAt desc, m.id desc",
                        ReportMailView.class)
                .setParameter("moment", after == null ? END : Instant.parse(String.valueOf(after.get(0))))
                .setParameter("id", after == null ? new UUID(0, 0) : UUID.fromString(String.valueOf(after.get(1))))
                .setMaxResults(most);
        if (run != null) {
            query.setParameter("run", run);
        }
        return query.getResultList();
    }
}
