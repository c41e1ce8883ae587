package dev.milepost.milestone.value;

import dev.milepost.events.ExternalId;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Finds things by what other systems call them, and keeps such a name for one thing only. */
@ApplicationScoped
public class ExternalIdRegistry {
    private static final String FIND = """
            SELECT external_id, entity_id FROM external_id
            WHERE tenant_id = ? AND kind = ? AND source = ? AND external_id IN (%s)""";
    private static final String REMOVE =
            "DELETE FROM external_id WHERE tenant_id = ? AND kind = ? AND source = ? AND external_id = ? AND entity_id = ?";
    private static final String ADD =
            "INSERT INTO external_id (tenant_id, kind, source, external_id, entity_id) VALUES (?, ?, ?, ?, ?)";
    private static final String CLAIM =
            "INSERT IGNORE INTO external_id (tenant_id, kind, source, external_id, entity_id) VALUES (?, ?, ?, ?, ?)";
    private static final String CLAIMED = """
            SELECT entity_id FROM external_id WHERE tenant_id = ? AND kind = ? AND source = ? AND external_id = ?
            LOCK IN SHARE MODE""";
    private static final String TAKEN = "23"; // integrity constraint violation
    private static final int IN_ONE_STATEMENT = 500;

    private final DataSource database;
    private final CurrentTenant tenant;

    @Inject
    ExternalIdRegistry(DataSource database, CurrentTenant tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /** What can have a name elsewhere. */
    @Schema(name = "NamedKind", description = "What can have an external id")
    public enum Kind {
        PARTY,
        CONTRACT,
        MILESTONE,
        PAYMENT
    }

    /** The thing that {@code id} names. */
    public Optional<UUID> find(Kind kind, ExternalId id) {
        return Optional.ofNullable(findAll(kind, id.source(), Set.of(id.id())).get(id.id()));
    }

    /**
     * Gives the name to {@code newcomer}, or says what has it. Whoever asks while another transaction is about to give it
     * waits for that one's end. Asked before anything is read, so that what it names is seen as it is now.
     */
    public UUID claim(Kind kind, ExternalId name, UUID newcomer) {
        try (var connection = database.getConnection()) {
            try (var claim = connection.prepareStatement(CLAIM)) {
                name(claim, kind, name);
                claim.setObject(5, newcomer);
                if (claim.executeUpdate() == 1) {
                    return newcomer;
                }
            }
            try (var claimed = connection.prepareStatement(CLAIMED)) {
                name(claimed, kind, name);
                try (var row = claimed.executeQuery()) {
                    if (!row.next()) { // it was taken away in between
                        throw new SQLException("the name went while it was looked at", "40001");
                    }
                    return UUID.fromString(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void name(PreparedStatement statement, Kind kind, ExternalId name) throws SQLException {
        statement.setString(1, tenant.get());
        statement.setString(2, kind.name());
        statement.setString(3, name.source());
        statement.setString(4, name.id());
    }

    /** The things that {@code ids} of one source name, by name; those without are left out. */
    public Map<String, UUID> findAll(Kind kind, String source, Collection<String> ids) {
        Map<String, UUID> found = new HashMap<>();
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += IN_ONE_STATEMENT) {
            List<String> some = all.subList(from, Math.min(all.size(), from + IN_ONE_STATEMENT));
            String marks = some.stream().map(id -> "?").collect(Collectors.joining(", "));
            try (var connection = database.getConnection();
                    var select = connection.prepareStatement(FIND.formatted(marks))) {
                select.setString(1, tenant.get());
                select.setString(2, kind.name());
                select.setString(3, source);
                for (int i = 0; i < some.size(); i++) {
                    select.setString(4 + i, some.get(i));
                }
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        found.put(row.getString(1), UUID.fromString(row.getString(2)));
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    /** Gives things names that nothing else has, as their finder has made sure of. */
    public void addAll(Kind kind, Map<ExternalId, UUID> names) {
        if (names.isEmpty()) {
            return;
        }
        try (var connection = database.getConnection();
                var add = connection.prepareStatement(ADD)) {
            for (var name : names.entrySet()) {
                add.setString(1, tenant.get());
                add.setString(2, kind.name());
                add.setString(3, name.getKey().source());
                add.setString(4, name.getKey().id());
                add.setObject(5, name.getValue());
                add.addBatch();
            }
            add.executeBatch();
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(TAKEN)) {
                throw ProblemType.CONFLICT.because("An external id of them already names another "
                        + kind.name().toLowerCase(java.util.Locale.ROOT) + ".");
            }
            throw new IllegalStateException(e);
        }
    }

    /** Replaces the names of a thing; refused with 409 when one of them names another. */
    public void replace(Kind kind, UUID entity, List<ExternalId> before, List<ExternalId> after) {
        Set<ExternalId> removed = new HashSet<>(before);
        after.forEach(removed::remove);
        Set<ExternalId> added = new HashSet<>(after);
        before.forEach(added::remove);
        try (var connection = database.getConnection()) {
            if (!removed.isEmpty()) {
                try (var remove = connection.prepareStatement(REMOVE)) {
                    for (ExternalId id : removed) {
                        remove.setString(1, tenant.get());
                        remove.setString(2, kind.name());
                        remove.setString(3, id.source());
                        remove.setString(4, id.id());
                        remove.setObject(5, entity);
                        remove.executeUpdate();
                    }
                }
            }
            for (ExternalId id : added) {
                try (var add = connection.prepareStatement(ADD)) {
                    add.setString(1, tenant.get());
                    add.setString(2, kind.name());
                    add.setString(3, id.source());
                    add.setString(4, id.id());
                    add.setObject(5, entity);
                    add.executeUpdate();
                } catch (SQLIntegrityConstraintViolationException e) {
                    throw ProblemType.CONFLICT.because("The external id " + id.source() + "/" + id.id()
                            + " already names another " + kind.name().toLowerCase(java.util.Locale.ROOT) + ".");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
