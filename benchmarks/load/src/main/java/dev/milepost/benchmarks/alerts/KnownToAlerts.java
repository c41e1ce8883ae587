package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What alert-service would have learned from the events of the generated contracts, which were written without any: who
 * takes part in them, and how far their streams are. So it folds what happens from now on.
 */
final class KnownToAlerts {
    private final Connection milestones;
    private final AlertDatabase alerts;

    /** @param milestones milestone-service's schema */
    KnownToAlerts(Connection milestones, AlertDatabase alerts) {
        this.milestones = milestones;
        this.alerts = alerts;
    }

    /** Copies it; alert-service must not have seen an event yet. */
    void copy() {
        copy(
                "SELECT id, tenant_id, reference, title, status, time_zone, 0 FROM contract",
                "known_contract",
                "id",
                "tenant_id",
                "reference",
                "title",
                "status",
                "time_zone",
                "deleted");
        copy(
                "SELECT DISTINCT contract_id, party_id, tenant_id FROM contract_party",
                "known_contract_party",
                "contract_id",
                "party_id",
                "tenant_id");
        copy(
                "SELECT id, tenant_id, reference, name, email FROM party",
                "known_party",
                "id",
                "tenant_id",
                "reference",
                "name",
                "email");
        copy(
                "SELECT id, tenant_id, name, email, time_zone, locale, subject FROM person",
                "known_person",
                "id",
                "tenant_id",
                "name",
                "email",
                "time_zone",
                "locale",
                "subject");
        copy(
                "SELECT tenant_id, 'milepost.milestones.v1', stream_id, last_sequence FROM event_stream",
                "stream_position",
                "tenant_id",
                "topic",
                "stream_id",
                "sequence");
    }

    private void copy(String select, String table, String... columns) {
        try (var from = milestones.prepareStatement(select);
                var row = from.executeQuery();
                var to = alerts.table(table, columns)) {
            while (row.next()) {
                String[] values = new String[columns.length];
                for (int i = 0; i < columns.length; i++) {
                    values[i] = row.getString(i + 1);
                }
                to.add((Object[]) values);
            }
            to.flush();
        } catch (SQLException e) {
            throw new BenchException("What alert-service knows cannot be written: " + e.getMessage(), e);
        }
    }
}
