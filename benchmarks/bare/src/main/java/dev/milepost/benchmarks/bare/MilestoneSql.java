package dev.milepost.benchmarks.bare;

/** The statements. */
final class MilestoneSql {
    static final String TENANT = "aurora";

    /**
     * What milestone-service runs for {@code GET /milestones?status=&type=&dueFrom=&sort=dueDate&limit=50}, taken from
     * Hibernate's log ({@code quarkus.hibernate-orm.log.sql=true}); only the columns stand in the order in which they
     * are read here. One row more than the page has tells whether another page follows. Parameters: tenant, tenant, due
     * from, state, type, rows.
     */
    static final String PAGE = """
            select
                c1_0.time_zone, c1_0.starts_on, c1_0.ends_on, m1_0.id, m1_0.version, m1_0.contract_id, c1_0.reference,
                m1_0.title, m1_0.description, m1_0.type, m1_0.status, m1_0.priority, m1_0.owner_id,
                m1_0.responsible_party_id, m1_0.due_date, m1_0.baseline_due_date, m1_0.planned_start, m1_0.date_fixed,
                m1_0.met_on, m1_0.submitted_at, m1_0.submitted_by, m1_0.decided_at, m1_0.open_gates, m1_0.open_gates, m1_0.progress,
                m1_0.criteria, m1_0.criteria_required, m1_0.evidence, m1_0.payment_net_days, m1_0.payment_percent, m1_0.tags, m1_0.team, m1_0.watchers,
                m1_0.external_ids, m1_0.origin, m1_0.created_at, m1_0.updated_at,
                m1_0.payment_amount, m1_0.payment_currency, m1_0.due_sort, m1_0.tenant_id
            from
                milestone m1_0
            join
                contract c1_0
                    on c1_0.tenant_id = ?
                    and c1_0.id=m1_0.contract_id
            where
                m1_0.tenant_id = ?
                and m1_0.due_sort>=?
                and m1_0.status in (?)
                and m1_0.type in (?)
            order by
                m1_0.due_sort,
                m1_0.id
            limit
                ?""";

    static final String TRANSITION = """
            UPDATE milestone SET status = ?, version = version + 1, updated_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND id = ? AND version = ?""";

    /** A table of its own with the columns and the indexes of the real outbox. */
    static final String OUTBOX = """
            INSERT INTO bare_outbox
              (tenant_id, stream_id, sequence, event_id, type, subject_id, payload, created_at)
            VALUES (?, ?, ?, ?, 'milestone.changed', ?, ?, UTC_TIMESTAMP(6))""";

    private MilestoneSql() {}
}
