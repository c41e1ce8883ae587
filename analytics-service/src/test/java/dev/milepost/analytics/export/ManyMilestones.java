package dev.milepost.analytics.export;

import static dev.milepost.analytics.Database.execute;

import java.sql.SQLException;

/** A tenant with one contract of very many milestones, past the fold: what is tested is how they come out. */
final class ManyMilestones {
    private static final String CONTRACT = "0197a3c2-0000-7000-8000-000000000001";

    private ManyMilestones() {}

    /** "Milestone 1" to "Milestone n", in the order of their ids. */
    static void of(String tenant, int n) throws SQLException {
        execute("INSERT INTO contract_history (tenant_id, build, contract_id, sequence, valid_from, valid_to,"
                + " counted, counted_since, title, time_zone) VALUES ('" + tenant + "', 1, '" + CONTRACT
                + "', 1, '2026-01-01', '9999-12-31', TRUE, '2026-01-01', 'Large', 'UTC')");
        execute("INSERT INTO milestone_history (tenant_id, build, milestone_id, sequence, valid_from,"
                + " valid_to, contract_id, title, type, status, priority, due_date, tags, fields, round, status_since)"
                + " SELECT '" + tenant + "', 1, CONCAT('0197a3c2-0000-7000-8000-', LPAD(HEX(seq + 4096), 12, '0')),"
                + " seq + 1, '2026-01-01', '9999-12-31', '" + CONTRACT + "', CONCAT('Milestone ', seq),"
                + " 'REPORT', 'PLANNED', 'LOW', '2026-02-01', '[\"safety\"]', '{}', 0, '2026-01-01' FROM seq_1_to_"
                + n);
    }
}
