package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.BenchException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The same portfolio as analytics-service keeps it: the history that its events would have left, with every contract marked
 * as changed. The service counts the cells from that itself.
 */
final class StoredHistory {
    private static final Duration LONGEST_COUNT = Duration.ofHours(1);
    private static final List<String> STATEMENTS = List.of("""
            INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to, counted,
              counted_since, title, time_zone, value, currency)
            SELECT tenant_id, 1, id, 1, starts_on, '9999-12-31', TRUE, starts_on, title, time_zone, value, currency
            FROM bench_contract WHERE tenant_id = ?""", """
            INSERT INTO contract_fact (id, tenant_id, version, reference, title, status, time_zone, access, deleted)
            SELECT id, tenant_id, 1, id, title, 'ACTIVE', time_zone, 'TENANT', FALSE
            FROM bench_contract WHERE tenant_id = ?""", """
            INSERT INTO contract_party (contract_id, party_id, role, tenant_id)
            SELECT id, supplier_id, 'SUPPLIER', tenant_id FROM bench_contract WHERE tenant_id = ?""", """
            INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id, title,
              type, status, priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount,
              term_currency, term_percent, tags, fields, round, status_since, external_ids)
            SELECT m.tenant_id, 1, m.id, 1, c.starts_on, m.changed_on, m.contract_id, m.title, m.type, 'PLANNED', m.priority,
              m.owner_id, m.team, m.party_id, m.baseline_due_date, m.baseline_due_date, NULL, m.term_amount,
              IF(m.term_amount IS NULL, NULL, m.currency), m.term_percent, CONCAT('["site","', m.tag, '"]'), '{}', 0,
              c.starts_on, '[]'
            FROM bench_milestone m JOIN bench_contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            WHERE m.tenant_id = ? AND m.status <> 'PLANNED'""", """
            INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from, valid_to, contract_id, title,
              type, status, priority, owner_id, team, party_id, due_date, baseline_due_date, met_on, term_amount,
              term_currency, term_percent, tags, fields, round, status_since, external_ids)
            SELECT tenant_id, 1, id, 2, changed_on, '9999-12-31', contract_id, title, type, status, priority, owner_id, team,
              party_id, due_date, baseline_due_date, met_on, term_amount, IF(term_amount IS NULL, NULL, currency),
              term_percent, CONCAT('["site","', tag, '"]'), '{}', status IN ('MET', 'SUBMITTED', 'REJECTED'), changed_on,
              '[]'
            FROM bench_milestone WHERE tenant_id = ?""", """
            INSERT INTO approval_round (tenant_id, build, milestone_id, sequence, round, submitted_at, decided_at, outcome)
            SELECT tenant_id, 1, id, 2, 1, changed_on - INTERVAL CRC32(id) MOD 100 HOUR, changed_on, status
            FROM bench_milestone WHERE tenant_id = ? AND status IN ('MET', 'REJECTED')""", """
            INSERT INTO reschedule (tenant_id, build, milestone_id, sequence, at, days, reason)
            SELECT tenant_id, 1, id, 2, changed_on, DATEDIFF(due_date, baseline_due_date),
              ELT(CRC32(id) MOD 6 + 1, '', 'Weather', 'Supplier asked for more time', 'Permit is late', 'Scope grew', 'Strike')
            FROM bench_milestone WHERE tenant_id = ? AND due_date <> baseline_due_date""", """
            INSERT INTO payment_history (tenant_id, build, payment_id, sequence, valid_from, valid_to, contract_id,
              milestone_id, kind, status, amount, outstanding, currency, due_on, invoiced_on, paid_on)
            SELECT p.tenant_id, 1, p.id, 3, m.changed_on, '9999-12-31', p.contract_id, p.milestone_id, 'INSTALMENT', p.status,
              p.amount, p.outstanding, p.currency, p.due_on, p.invoiced_on, p.paid_on
            FROM bench_payment p JOIN bench_milestone m ON m.tenant_id = p.tenant_id AND m.id = p.milestone_id
            WHERE p.tenant_id = ?""", """
            INSERT INTO history_build (tenant_id, live) SELECT DISTINCT tenant_id, 1 FROM bench_contract
            WHERE tenant_id = ?""");
    private static final String MARK = """
            INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at)
            SELECT tenant_id, 1, id, '00000000-0000-0000-0000-000000000000', 1, '2027-03-01'
            FROM bench_contract WHERE tenant_id = ?""";

    private StoredHistory() {}

    /** Writes all but the cells. */
    static void write(Connection connection, Portfolio portfolio) throws SQLException {
        for (String statement : STATEMENTS) {
            run(connection, statement, portfolio.tenant());
        }
        int number = 0;
        for (UUID party : portfolio.parties()) {
            run(connection, """
                    INSERT INTO party_fact (id, tenant_id, version, reference, name, changed_at)
                    VALUES ('%s', ?, 1, 'party-%d', 'Party %2$d', '2025-01-01')""".formatted(party, number++), portfolio.tenant());
        }
        for (UUID person : portfolio.people()) {
            run(connection, """
                    INSERT INTO person_fact (id, tenant_id, subject, name)
                    VALUES ('%s', ?, 'generated-%d', 'Person %2$d')""".formatted(person, number++), portfolio.tenant());
        }
        run(
                connection,
                "ANALYZE TABLE contract_history, contract_fact, contract_party, milestone_history, approval_round,"
                        + " reschedule, payment_history, bench_contract, bench_milestone, bench_payment");
    }

    /** Lets the service count all contracts into cells, and returns how long that took. */
    static Duration count(Connection connection, Portfolio portfolio) throws SQLException {
        long begin = System.nanoTime();
        run(connection, MARK, portfolio.tenant());
        while (isAnyLeft(connection)) {
            if (System.nanoTime() - begin > LONGEST_COUNT.toNanos()) {
                throw new BenchException("The cells were not counted within " + LONGEST_COUNT + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Says what the service says when it has counted something: what was read before is out of date. */
    static void sayItWasCounted(Connection connection, Portfolio portfolio) throws SQLException {
        run(connection, "UPDATE roll_up_state SET version = UUID() WHERE tenant_id = ?", portfolio.tenant());
    }

    private static boolean isAnyLeft(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM roll_up_due LIMIT 1");
                var row = select.executeQuery()) {
            return row.next();
        }
    }

    private static void run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
