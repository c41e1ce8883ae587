package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.CustomFieldValue;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Values of custom fields once more, as rows: what lists find and sort milestones and contracts by. */
@ApplicationScoped
public class FieldRows {
    private static final String TEXT = "text_value";
    private static final String ADD = """
            INSERT INTO %1$s_field (tenant_id, %1$s_id, field_key, text_value, number_value, date_value)
            VALUES (?, ?, ?, ?, ?, ?)""";
    private static final String REMOVE = "DELETE FROM %1$s_field WHERE tenant_id = ? AND %1$s_id = ?";
    private static final String WITH_VALUE =
            "SELECT %1$s_id FROM %1$s_field WHERE tenant_id = ? AND field_key = ? LIMIT ?";
    private static final String COUNT =
            "SELECT text_value, COUNT(*) FROM %1$s_field WHERE tenant_id = ? AND field_key = ? GROUP BY text_value";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    FieldRows(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** Makes the rows of a milestone or contract, which is stored already, those of {@code after}. */
    public void replace(FieldTarget target, UUID id, List<CustomFieldValue> before, List<CustomFieldValue> after) {
        if (before.equals(after)) {
            return;
        }
        try (var connection = database.getConnection();
                var remove = connection.prepareStatement(REMOVE.formatted(target.table()))) {
            remove.setString(1, tenant.get());
            remove.setObject(2, id);
            remove.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        addAll(target, Map.of(id, after));
    }

    /** Adds rows for milestones that have none yet, the same values for each. */
    public void addAll(List<UUID> milestones, List<CustomFieldValue> values) {
        Map<UUID, List<CustomFieldValue>> all = new LinkedHashMap<>();
        milestones.forEach(milestone -> all.put(milestone, values));
        addAll(FieldTarget.MILESTONE, all);
    }

    /** Adds rows for milestones or contracts that have none yet. */
    public void addAll(FieldTarget target, Map<UUID, List<CustomFieldValue>> valuesById) {
        if (valuesById.values().stream().allMatch(List::isEmpty)) {
            return;
        }
        try (var connection = database.getConnection();
                var add = connection.prepareStatement(ADD.formatted(target.table()))) {
            for (var holder : valuesById.entrySet()) {
                for (CustomFieldValue one : holder.getValue()) {
                    add.setString(1, tenant.get());
                    add.setObject(2, holder.getKey());
                    add.setString(3, one.key());
                    add.setString(4, column(one.type()).equals(TEXT) ? one.value() : null);
                    add.setBigDecimal(5, one.type() == CustomFieldType.NUMBER ? new BigDecimal(one.value()) : null);
                    add.setObject(6, one.type() == CustomFieldType.DATE ? LocalDate.parse(one.value()) : null);
                    add.addBatch();
                }
            }
            add.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many of a target have a value other than {@code allowed} in a field. */
    long countOthers(FieldTarget target, String key, List<String> allowed) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(COUNT.formatted(target.table()))) {
            select.setString(1, tenant.get());
            select.setString(2, key);
            long count = 0;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    String value = row.getString(1); // none in a field of numbers or dates
                    count += value != null && allowed.contains(value) ? 0 : row.getLong(2);
                }
            }
            return count;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Up to {@code limit} of a target that have a value in a field. */
    List<UUID> withValue(FieldTarget target, String key, int limit) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WITH_VALUE.formatted(target.table()))) {
            select.setString(1, tenant.get());
            select.setString(2, key);
            select.setInt(3, limit);
            List<UUID> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(UUID.fromString(row.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The column that has the values of a type. */
    static String column(CustomFieldType type) {
        return switch (type) {
            case NUMBER -> "number_value";
            case DATE -> "date_value";
            case TEXT, BOOLEAN, CHOICE -> TEXT;
        };
    }
}
