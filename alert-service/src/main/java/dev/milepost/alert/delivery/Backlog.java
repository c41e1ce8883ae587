package dev.milepost.alert.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What is due and not delivered yet, and whose it is. Serves all tenants. */
@ApplicationScoped
class Backlog {
    /** The next tenant in their order, and whether it has something due: one row of the index, however many it has. */
    static final String NEXT_TENANT = """
            SELECT r.tenant_id, (
                SELECT d.send_at FROM reminder d FORCE INDEX (reminder_turn) WHERE d.state = 'PLANNED'
                  AND d.urgency = r.urgency AND d.tenant_id = r.tenant_id ORDER BY d.send_at LIMIT 1) <= ?
            FROM reminder r FORCE INDEX (reminder_turn)
            WHERE r.state = 'PLANNED' AND r.urgency = ? AND r.tenant_id > ? ORDER BY r.tenant_id LIMIT 1""";

    static final String COUNT_DUE = """
            SELECT COUNT(*) FROM (
              SELECT 1 FROM reminder WHERE state = 'PLANNED' AND urgency IN (0, 1, 2) AND send_at <= ? LIMIT 100000) due""";

    private final DataSource database;

    @Inject
    Backlog(DataSource database) {
        this.database = database;
    }

    /** Who has something due that is not urgent: looks at up to {@code most} tenants of each urgency that come behind {@code after} in their order. */
    Turns.Waiting waiting(Instant now, String after, int most) throws SQLException {
        Set<String> tenants = new LinkedHashSet<>();
        String end = "";
        try (Connection connection = database.getConnection();
                var next = connection.prepareStatement(NEXT_TENANT)) {
            for (int urgency = 1; urgency <= Claims.LEAST_URGENT; urgency++) {
                @Nullable String last = after;
                for (int i = 0; i < most && last != null; i++) {
                    next.setObject(1, utc(now));
                    next.setInt(2, urgency);
                    next.setString(3, last);
                    try (var row = next.executeQuery()) {
                        last = row.next() ? row.getString(1) : null;
                        if (last != null && row.getBoolean(2)) {
                            tenants.add(last);
                        }
                    }
                }
                if (last != null && (end.isEmpty() || last.compareTo(end) < 0)) {
                    end = last; // the nearer of the two, so that nobody is left out
                }
            }
        }
        return new Turns.Waiting(tenants, end);
    }

    /** How many are due and not yet delivered, at most 100,000. */
    long countDue(Instant now) throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement(COUNT_DUE)) {
            count.setObject(1, utc(now));
            try (var row = count.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
