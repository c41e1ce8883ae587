package dev.milepost.analytics.fact;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What people call contracts, parties and people of the current tenant. */
@ApplicationScoped
public class Names {
    static final String CONTRACTS = "SELECT id, title FROM contract_fact WHERE tenant_id = ? AND id IN (?)";
    static final String PARTIES = "SELECT id, name FROM party_fact WHERE tenant_id = ? AND id IN (?)";
    static final String PEOPLE = "SELECT id, name FROM person_fact WHERE tenant_id = ? AND id IN (?) AND name <> ''";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    Names(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The titles of contracts by their ids, as text. */
    public Map<String, String> ofContracts(Collection<UUID> ids) {
        return read(CONTRACTS, ids);
    }

    /** The names of parties by their ids, as text. */
    public Map<String, String> ofParties(Collection<UUID> ids) {
        return read(PARTIES, ids);
    }

    /** The names of people by their ids, as text. */
    public Map<String, String> ofPeople(Collection<UUID> ids) {
        return read(PEOPLE, ids);
    }

    private Map<String, String> read(String statement, Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        // The next power of two, the last id again and again: few statements, which the database has parsed already.
        int places = Integer.highestOneBit(Math.max(1, 2 * ids.size() - 1));
        String sql = statement.replace("IN (?)", "IN (" + String.join(", ", Collections.nCopies(places, "?")) + ")");
        Map<String, String> names = new HashMap<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, tenant.get());
            List<UUID> all = List.copyOf(ids);
            for (int i = 0; i < places; i++) {
                select.setObject(i + 2, all.get(Math.min(i, all.size() - 1)));
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    names.put(row.getString(1), row.getString(2));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read names", e);
        }
    }
}
