package dev.milepost.alert.duedate;

import static java.util.Objects.requireNonNull;

import dev.milepost.alert.known.FactsColumn;
import dev.milepost.alert.known.MilestoneFacts;
import dev.milepost.events.MilestoneStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds open milestones by their due date. {@link #FIND} serves all tenants; the mark names the tenant of its row. */
@ApplicationScoped
class DueMilestones {
    private static final String OPEN = Arrays.stream(MilestoneStatus.values())
            .filter(status -> !status.isEnded())
            .map(status -> "'" + status + "'")
            .collect(Collectors.joining(", "));
    private static final String IS_OPEN = """
            m.status IN (%s) AND NOT m.deleted AND c.status = 'ACTIVE' AND NOT c.deleted""".formatted(OPEN);
    static final String FIND = """
            SELECT m.tenant_id, m.id, m.contract_id, m.title, m.status, m.due_date, m.owner_id, c.reference, c.title,
              c.time_zone, m.facts
            FROM known_milestone m
            JOIN known_contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            WHERE m.due_date BETWEEN ? AND ? AND (m.due_date > ? OR m.id > ?) AND %s
              AND NOT EXISTS (SELECT 1 FROM due_told t WHERE t.tenant_id = m.tenant_id AND t.milestone_id = m.id
                AND t.due_date = m.due_date AND t.kind = ?)
            ORDER BY m.due_date, m.id LIMIT ?""".formatted(IS_OPEN);
    // Only while it still holds, and only for who is the first.
    private static final String MARK = """
            INSERT IGNORE INTO due_told (tenant_id, milestone_id, due_date, kind, told_at)
            SELECT m.tenant_id, m.id, m.due_date, ?, ? FROM known_milestone m
            JOIN known_contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            WHERE m.tenant_id = ? AND m.id IN (%%s) AND (m.id, m.due_date) IN (%%s) AND %s
            RETURNING milestone_id""".formatted(IS_OPEN);

    private final DataSource database;

    @Inject
    DueMilestones(DataSource database) {
        this.database = database;
    }

    /** A milestone that may have to be told of. */
    record Found(
            String tenant,
            UUID id,
            UUID contractId,
            String title,
            MilestoneFacts facts,
            MilestoneStatus status,
            LocalDate dueDate,
            @Nullable UUID ownerId,
            String contractReference,
            String contractTitle,
            ZoneId zone) {}

    /** Up to {@code limit} of which {@code kind} was not told, behind {@code after}, in the order of their due dates. */
    List<Found> untold(DueKind kind, LocalDate from, LocalDate to, @Nullable Found after, int limit)
            throws SQLException {
        try (var connection = database.getConnection();
                var find = connection.prepareStatement(FIND)) {
            find.setObject(1, after == null ? from : after.dueDate());
            find.setObject(2, to);
            find.setObject(3, after == null ? from.minusDays(1) : after.dueDate());
            find.setObject(4, after == null ? new UUID(0, 0) : after.id());
            find.setString(5, kind.name());
            find.setInt(6, limit);
            List<Found> found = new ArrayList<>();
            try (var row = find.executeQuery()) {
                while (row.next()) {
                    String owner = row.getString(7);
                    found.add(new Found(
                            row.getString(1),
                            UUID.fromString(row.getString(2)),
                            UUID.fromString(row.getString(3)),
                            row.getString(4),
                            FactsColumn.read(row.getString(11)),
                            MilestoneStatus.valueOf(row.getString(5)),
                            requireNonNull(row.getObject(6, LocalDate.class)),
                            owner == null ? null : UUID.fromString(owner),
                            row.getString(8),
                            row.getString(9),
                            ZoneId.of(row.getString(10))));
                }
            }
            return found;
        }
    }

    /**
     * Notes that they are told now, in the running transaction, and says of which that is so: not of those that another told
     * of, or that are over or moved by now. All are of one tenant.
     */
    Set<UUID> mark(DueKind kind, List<Found> due, Instant now) {
        String sql = MARK.formatted(marks("?", due), marks("(?, ?)", due));
        Set<UUID> marked = new HashSet<>();
        try (var connection = database.getConnection();
                var mark = connection.prepareStatement(sql)) {
            mark.setString(1, kind.name());
            mark.setObject(2, LocalDateTime.ofInstant(now, ZoneOffset.UTC));
            mark.setString(3, due.getFirst().tenant());
            int next = 4;
            for (Found found : due) {
                mark.setObject(next++, found.id());
            }
            for (Found found : due) {
                mark.setObject(next++, found.id());
                mark.setObject(next++, found.dueDate());
            }
            try (var row = mark.executeQuery()) {
                while (row.next()) {
                    marked.add(UUID.fromString(row.getString(1)));
                }
            }
            return marked;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String marks(String one, List<Found> due) {
        return String.join(", ", Collections.nCopies(due.size(), one));
    }
}
