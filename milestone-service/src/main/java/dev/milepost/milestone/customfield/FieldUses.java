package dev.milepost.milestone.customfield;

import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Where fields are named besides by milestones and contracts: in recurrences, for the milestones to come, and in templates. */
@ApplicationScoped
class FieldUses {
    private static final int MOST_NAMED = 10;
    private static final String TEMPLATES = """
            SELECT name FROM contract_template WHERE tenant_id = ? AND JSON_EXISTS(content, ?)
            ORDER BY name LIMIT ?""";
    private static final String RECURRENCES =
            "SELECT COUNT(*) FROM recurrence WHERE tenant_id = ? AND JSON_EXISTS(template, ?)";
    private static final String FORGET = """
            UPDATE recurrence SET template = JSON_REMOVE(template, ?)
            WHERE tenant_id = ? AND JSON_EXISTS(template, ?)""";

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    FieldUses(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** The names of templates that name a field, at most ten. */
    List<String> templates(FieldTarget target, String key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(TEMPLATES)) {
            select.setString(1, tenant.get());
            select.setString(
                    2, (target == FieldTarget.CONTRACT ? "$.contract" : "$.milestones[*]") + ".customFields." + key);
            select.setInt(3, MOST_NAMED);
            List<String> names = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many recurrences name a field of milestones. */
    long recurrences(String key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(RECURRENCES)) {
            select.setString(1, tenant.get());
            select.setString(2, path(key));
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a field from all recurrences, so that these can be extended without it. */
    void takeFromRecurrences(String key) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(FORGET)) {
            update.setString(1, path(key));
            update.setString(2, tenant.get());
            update.setString(3, path(key));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keys are letters, digits and underscores: they need no quotes. */
    private static String path(String key) {
        return "$.customFields." + key;
    }
}
