package dev.milepost.milestone.changes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.kit.eventlog.HashChain;
import dev.milepost.kit.http.Cursors;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.member.Viewer;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of a tenant by the position that the relay gave them on publication: rows commit out of the order of
 * their ids, and a reader that went by these would miss some. It shows all of the tenant, and so is for its own people.
 * What belongs to a contract that only its members see is passed over for who is none; it does not come later.
 */
@ApplicationScoped
class ReadChanges {
    private static final String LIST = "changes";
    private static final String AFTER = """
            SELECT o.position, o.payload, o.chain_hash FROM outbox o WHERE o.tenant_id = ? AND %s
            ORDER BY o.position LIMIT ?""";
    private static final String LAST = "SELECT COALESCE(MAX(position), 0) FROM outbox WHERE tenant_id = ?";

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Contracts contracts;
    private final Membership membership;
    private final Cursors cursors;

    @Inject
    ReadChanges(
            DataSource database, CurrentTenant tenant, Contracts contracts, Membership membership, Cursors cursors) {
        this.database = database;
        this.tenant = tenant;
        this.contracts = contracts;
        this.membership = membership;
        this.cursors = cursors;
    }

    /** What came after {@code cursor}, or without one after {@code start}. */
    ChangePage read(@Nullable String cursor, ChangeStart start, @Nullable Integer asked) {
        contracts.refuseCounterparty();
        int limit = Paging.limit(asked);
        try (Connection connection = database.getConnection()) {
            if (cursor == null || cursor.isBlank()) {
                long from = start == ChangeStart.NOW ? last(connection) : 0;
                return start == ChangeStart.NOW ? page(List.of(), from) : after(connection, from, limit);
            }
            return after(
                    connection,
                    Long.parseLong(
                            Objects.requireNonNull(cursors.read(bound(), cursor).getFirst())),
                    limit);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ChangePage after(Connection connection, long position, int limit) throws SQLException {
        Viewer viewer = membership.viewer();
        // Read before the rows: where these end short of the limit, all up to it has been looked at.
        long seen = viewer.member() == null ? position : Math.max(position, last(connection));
        SqlFilter where = viewer.addOpenTo(new SqlFilter().and("o.position > ?", position), "o", "stream_id");
        try (PreparedStatement select = connection.prepareStatement(AFTER.formatted(where.sql()))) {
            select.setString(1, tenant.get());
            select.setInt(where.bind(select, 2), limit);
            List<JsonNode> events = new ArrayList<>();
            long last = position;
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    byte[] hash = row.getBytes(3);
                    String text = row.getString(2);
                    events.add(EventJson.tree(hash == null ? text : Event.sealed(text, HashChain.text(hash))));
                }
            }
            return page(events, events.size() < limit ? Math.max(last, seen) : last);
        }
    }

    private long last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setString(1, tenant.get());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private ChangePage page(List<JsonNode> events, long position) {
        return new ChangePage(events, cursors.write(bound(), List.of(Long.toString(position))));
    }

    private String bound() {
        return tenant.get() + "\n" + LIST;
    }
}
