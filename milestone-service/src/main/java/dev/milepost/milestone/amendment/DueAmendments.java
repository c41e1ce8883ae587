package dev.milepost.milestone.amendment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds approved amendments whose day has come, in all tenants: each names its own. Those of contracts that rest wait on. */
@ApplicationScoped
class DueAmendments {
    static final String FIND = """
            SELECT a.tenant_id, a.id, a.effective_on, c.time_zone FROM amendment a
            JOIN contract c ON c.tenant_id = a.tenant_id AND c.id = a.contract_id AND c.status = 'ACTIVE'
            WHERE a.status = 'APPROVED' AND a.effective_on <= ? AND a.effective_on >= ?
              AND (a.effective_on > ? OR a.id > ?)
            ORDER BY a.effective_on, a.id LIMIT ?""";
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);

    private final DataSource database;

    @Inject
    DueAmendments(DataSource database) {
        this.database = database;
    }

    /** An amendment whose day may have come: the zone of its contract says. */
    record Due(String tenant, UUID amendment, LocalDate effectiveOn, ZoneId zone) {
        boolean hasCome(Instant now) {
            return !effectiveOn.isAfter(LocalDate.ofInstant(now, zone));
        }
    }

    /** At most {@code most} after another one, the earliest first. Somewhere on earth the day has come. */
    List<Due> after(@Nullable Due last, Instant now, int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            LocalDate from = last == null ? FIRST_DAY : last.effectiveOn();
            select.setObject(1, LocalDate.ofInstant(now, ZoneOffset.ofHours(14)));
            select.setObject(2, from);
            select.setObject(3, from);
            select.setObject(4, last == null ? FIRST_ID : last.amendment());
            select.setInt(5, most);
            List<Due> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Due(
                            row.getString(1),
                            UUID.fromString(row.getString(2)),
                            row.getObject(3, LocalDate.class),
                            ZoneId.of(row.getString(4))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
