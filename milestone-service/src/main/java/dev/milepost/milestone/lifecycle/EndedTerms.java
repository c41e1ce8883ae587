package dev.milepost.milestone.lifecycle;

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

/** Finds contracts whose term is over, in all tenants: each names its own. */
@ApplicationScoped
class EndedTerms {
    static final String FIND = """
            SELECT tenant_id, id, ends_on, time_zone FROM contract
            WHERE status = 'ACTIVE' AND ends_on < ? AND ends_on >= ? AND (ends_on > ? OR id > ?)
            ORDER BY ends_on, id LIMIT ?""";
    private static final String CLAIM = """
            SELECT 1 FROM contract WHERE tenant_id = ? AND id = ? AND status = 'ACTIVE' AND ends_on = ?
            FOR UPDATE SKIP LOCKED""";
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);

    private final DataSource database;

    @Inject
    EndedTerms(DataSource database) {
        this.database = database;
    }

    /** A contract whose term may be over: its zone says. */
    record Ended(String tenant, UUID contract, LocalDate endsOn, ZoneId zone) {
        boolean isOver(Instant now) {
            return endsOn.isBefore(LocalDate.ofInstant(now, zone));
        }
    }

    /** At most {@code most} after another one, those that ended first first. Somewhere on earth the day has passed. */
    List<Ended> after(@Nullable Ended last, Instant now, int most) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(FIND)) {
            select.setObject(1, LocalDate.ofInstant(now, ZoneOffset.ofHours(14)));
            select.setObject(2, last == null ? FIRST_DAY : last.endsOn());
            select.setObject(3, last == null ? FIRST_DAY : last.endsOn());
            select.setObject(4, last == null ? FIRST_ID : last.contract());
            select.setInt(5, most);
            List<Ended> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new Ended(
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

    /** Locks it until the transaction ends; false when somebody else has it, or has changed it since. */
    boolean claim(Ended ended) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(CLAIM)) {
            select.setString(1, ended.tenant());
            select.setObject(2, ended.contract());
            select.setObject(3, ended.endsOn());
            try (var row = select.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
