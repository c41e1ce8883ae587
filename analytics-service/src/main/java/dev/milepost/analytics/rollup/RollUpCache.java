package dev.milepost.analytics.rollup;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.milepost.analytics.rollup.RollUpReader.Place;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cells as they were read, until any of their build is written again: a dashboard asks for the same ones all the time, and to
 * fetch and unpack them takes longer than all the rest of an answer. Whether they are still right is asked each time.
 */
@ApplicationScoped
class RollUpCache {
    static final String STATE = "SELECT " + Counted.COLUMNS + " FROM " + Counted.TABLES + " WHERE b.tenant_id = ?";
    private static final long MOST_BYTES = 64L << 20;
    /** So many times the size of a row is what it takes in the memory: small numbers become objects, and text in answers. */
    private static final int UNPACKED = 16;

    /** With what is made of it for some answers, and how that is written. */
    private static final int OF_A_PLACE = 6_000;

    private final Cache<Asked, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Asked _, Kept cells) -> cells.size())
            .build();

    private record Asked(String tenant, List<CellQuery> queries) {}

    private record Kept(String version, Cells of, int size) {}

    /**
     * Those of some queries, where nothing was changed since; null otherwise. Nobody may change them.
     *
     * @param counted how far they were counted a moment ago; null to be asked here
     */
    @Nullable
    Cells get(
            Connection connection, String tenant, List<CellQuery> queries, LocalDateTime at, @Nullable Counted counted)
            throws SQLException {
        Kept cells = kept.getIfPresent(new Asked(tenant, queries));
        if (cells == null) {
            return null;
        }
        Counted now = counted == null ? counted(connection, tenant) : counted;
        return now != null && now.allows(cells.version(), at) ? cells.of() : null;
    }

    private static @Nullable Counted counted(Connection connection, String tenant) throws SQLException {
        try (var state = connection.prepareStatement(STATE)) {
            state.setString(1, tenant);
            try (var row = state.executeQuery()) {
                return row.next() ? Counted.of(row) : null;
            }
        }
    }

    /** Keeps what was read of {@code bytes} in rows, unless it is too large. */
    Cells put(String tenant, List<CellQuery> queries, String version, List<Map<Place, Tally>> cells, long bytes) {
        long size = bytes * UNPACKED + OF_A_PLACE;
        for (Map<Place, Tally> its : cells) {
            size += (long) its.size() * OF_A_PLACE;
        }
        if (size > MOST_BYTES / 2) { // it would leave no room for the others
            return Cells.once(cells);
        }
        Cells of = Cells.kept(cells);
        kept.put(new Asked(tenant, queries), new Kept(version, of, (int) size));
        return of;
    }
}
