package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps what was merged, in the transaction of the import. Each statement names the tenant. */
@ApplicationScoped
class OcdsObjects {
    private static final String LOCK = """
            SET STATEMENT innodb_lock_wait_timeout = 30 FOR
            INSERT INTO ocds_import (tenant_id) VALUES (?) ON DUPLICATE KEY UPDATE tenant_id = tenant_id""";
    private static final String OF_PROCESSES =
            "SELECT kind, object_key, ocid, merged FROM ocds_object WHERE tenant_id = ? AND ocid IN (%s)";
    private static final String OF_PARTIES =
            "SELECT kind, object_key, ocid, merged FROM ocds_object WHERE tenant_id = ? AND kind = 'PARTY' AND object_key IN (%s)";
    private static final String SAVE = """
            INSERT INTO ocds_object (tenant_id, kind, object_key, ocid, merged) VALUES (?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE merged = VALUES(merged)""";
    private static final int LOCK_WAIT_TIMEOUT = 1205;
    private static final int IN_ONE_STATEMENT = 500;

    private final DataSource database;
    private final CurrentTenant tenant;
    private final ObjectMapper json;

    @Inject
    OcdsObjects(DataSource database, CurrentTenant tenant, ObjectMapper json) {
        this.database = database;
        this.tenant = tenant;
        this.json = json;
    }

    /** {@code ocid} is empty for an organisation. */
    record Row(ObjectId id, String ocid, Merged merged) {}

    /** Waits until no other import of the tenant runs, and keeps others waiting until this transaction ends. */
    void lock() {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, tenant.get());
            lock.executeUpdate();
        } catch (SQLException e) {
            if (e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
                throw ProblemType.REQUEST_IN_PROGRESS.because(
                        "Another import of this tenant is running; repeat this one when it is done.");
            }
            throw new IllegalStateException(e);
        }
    }

    /** What is known of processes, by ocid. */
    Map<String, Map<ObjectId, Merged>> ofProcesses(Collection<String> ocids) {
        Map<String, Map<ObjectId, Merged>> found = new HashMap<>();
        for (Row row : select(OF_PROCESSES, ocids)) {
            found.computeIfAbsent(row.ocid, one -> new HashMap<>()).put(row.id, row.merged);
        }
        return found;
    }

    /** What is known of organisations, by identity. */
    Map<String, Merged> parties(Collection<String> identities) {
        return select(OF_PARTIES, identities).stream()
                .collect(Collectors.toMap(row -> row.id.key(), Row::merged, (one, other) -> one));
    }

    private List<Row> select(String sql, Collection<String> keys) {
        List<Row> rows = new java.util.ArrayList<>();
        List<String> all = List.copyOf(keys);
        for (int from = 0; from < all.size(); from += IN_ONE_STATEMENT) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IN_ONE_STATEMENT));
            String marks = some.stream().map(key -> "?").collect(Collectors.joining(", "));
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(sql.formatted(marks))) {
                select.setString(1, tenant.get());
                for (int i = 0; i < some.size(); i++) {
                    select.setString(2 + i, some.get(i));
                }
                read(select, rows);
            } catch (SQLException | JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return rows;
    }

    private void read(PreparedStatement select, List<Row> rows) throws SQLException, JsonProcessingException {
        try (var row = select.executeQuery()) {
            while (row.next()) {
                rows.add(new Row(
                        new ObjectId(ObjectId.Kind.valueOf(row.getString(1)), row.getString(2)),
                        row.getString(3),
                        Merged.ofJson(json.readTree(row.getString(4)))));
            }
        }
    }

    void save(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var save = connection.prepareStatement(SAVE)) {
            for (Row row : rows) {
                save.setString(1, tenant.get());
                save.setString(2, row.id.kind().name());
                save.setString(3, row.id.key());
                save.setString(4, row.ocid);
                save.setString(5, row.merged.toJson().toString());
                save.addBatch();
            }
            save.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
