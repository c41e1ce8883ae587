package dev.milepost.analytics.rollup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads cells. What is marked and not yet counted is counted here: taken back as it was, added as it is. Cells, marks and
 * what was counted are of one moment, as one statement reads them.
 */
@ApplicationScoped
public class RollUpReader {
    private static final String LIVE = "(SELECT live FROM history_build WHERE tenant_id = ?)";
    static final String NEWEST = """
            SELECT CAST(b.live AS CHAR) AS v1, CAST(s.version AS CHAR) AS v2, NULL AS data, NULL AS contract_id, NULL AS unit_id,
              s.newest AS at, -1 AS part
            FROM history_build b LEFT JOIN roll_up_state s ON s.tenant_id = b.tenant_id AND s.build = b.live
            WHERE b.tenant_id = ?""";
    static final String CELLS = """
            SELECT v1, v2, data, NULL AS contract_id, NULL AS unit_id, NULL AS at, 0 AS part FROM roll_up_cell
            WHERE tenant_id = ? AND build = (SELECT live FROM history_build WHERE tenant_id = ?)""";
    static final String DUE = """
            (SELECT NULL, NULL, c.data, d.contract_id, d.unit_id, d.at, -2 FROM roll_up_due d
             LEFT JOIN roll_up_counted c ON c.tenant_id = d.tenant_id AND c.build = d.build
               AND c.contract_id = d.contract_id AND c.unit_id = d.unit_id
             WHERE d.tenant_id = ? AND d.build = (SELECT live FROM history_build WHERE tenant_id = ?) LIMIT 2001)
            UNION ALL (SELECT NULL, NULL, c.data, d.contract_id, c.unit_id, d.at, -3 FROM roll_up_due d
             JOIN roll_up_counted c ON c.tenant_id = d.tenant_id AND c.build = d.build
               AND c.contract_id = d.contract_id
             WHERE d.tenant_id = ? AND d.build = (SELECT live FROM history_build WHERE tenant_id = ?)
               AND d.unit_id = '00000000-0000-0000-0000-000000000000' LIMIT 2001)""";
    /** With more than these the history answers faster. */
    private static final int MOST_DUE = 2_000;

    private static final int FETCHED = 1_000;
    private static final int A_NEWEST = -1;
    private static final int PARTS = 3;

    private final DataSource database;
    private final RollUpCache cache;

    @Inject
    RollUpReader(DataSource database, RollUpCache cache) {
        this.database = database;
        this.cache = cache;
    }

    /** A cell's values. */
    public record Place(@Nullable String first, @Nullable String second) {}

    /**
     * The cells of the tenant's live build, which are not to be changed; empty when they cannot answer: there is no live build, there are changes after
     * {@code asOf}, or too many that are not counted yet.
     *
     * @param asOf the moment; null for whatever is the newest
     * @param places is told how many different ones have been read so far, and throws when that is too many
     */
    public Optional<Map<Place, Tally>> read(
            String tenant, @Nullable Instant asOf, CellQuery query, IntConsumer places) {
        return read(tenant, asOf, List.of(query), null, places)
                .map(cells -> cells.of().getFirst());
    }

    /**
     * The same of several queries at one moment; {@code places} is told of the first.
     *
     * @param counted how far they were counted a moment ago; null where that is not known
     */
    public Optional<Cells> read(
            String tenant,
            @Nullable Instant asOf,
            List<CellQuery> queries,
            @Nullable Counted counted,
            IntConsumer places) {
        LocalDateTime at = asOf == null ? LocalDateTime.MAX : LocalDateTime.ofInstant(asOf, ZoneOffset.UTC);
        try (Connection connection = database.getConnection()) {
            Cells cells = cache.get(connection, tenant, queries, at, counted);
            if (cells == null) {
                return read(connection, tenant, at, queries, places);
            }
            places.accept(cells.of().getFirst().size());
            return Optional.of(cells);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the roll-ups", e);
        }
    }

    private Optional<Cells> read(
            Connection connection, String tenant, LocalDateTime at, List<CellQuery> queries, IntConsumer places)
            throws SQLException {
        List<Map<Place, Tally>> cells = new ArrayList<>();
        queries.forEach(query -> cells.add(new LinkedHashMap<>()));
        Map<Unit, byte[]> counted = new HashMap<>();
        Set<Unit> due = new HashSet<>();
        long[] read = new long[PARTS];
        int build = 0;
        String version = null;
        long bytes = 0;
        List<Object> bound = new ArrayList<>();
        String asked = asked(tenant, queries, bound);
        try (PreparedStatement select = connection.prepareStatement(asked)) {
            select.setFetchSize(FETCHED); // or all cells would be here before the first is looked at
            for (int i = 0; i < bound.size(); i++) {
                select.setObject(i + 1, bound.get(i));
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    int part = row.getInt(7);
                    if (part >= 0) {
                        Map<Place, Tally> its = cells.get(part);
                        byte[] data = row.getBytes(3);
                        Packed.addTo(tally(its, row.getString(1), row.getString(2)), data);
                        bytes += data.length;
                        if (part == 0) {
                            places.accept(its.size());
                        }
                        continue;
                    }
                    LocalDateTime changed = row.getObject(6, LocalDateTime.class);
                    if (part == A_NEWEST) {
                        build = Integer.parseInt(row.getString(1));
                        version = row.getString(2);
                    }
                    if (++read[-part - 1] > MOST_DUE // and others were left out, maybe those that are asked for
                            || changed != null && changed.isAfter(at)) {
                        return Optional.empty();
                    }
                    if (part != A_NEWEST && isConcerned(queries, RollUpUnits.id(row, 4))) {
                        put(due, counted, row);
                    }
                }
            }
        }
        if (read[-A_NEWEST - 1] == 0) {
            return Optional.of(Cells.once(cells)); // no event yet
        }
        if (build > 0
                && due.size() <= MOST_DUE
                && (due.isEmpty() || count(connection, tenant, build, queries, due, counted, cells))) {
            cells.forEach(its -> its.values().removeIf(Tally::isEmpty));
            return Optional.of(
                    version == null || !due.isEmpty()
                            ? Cells.once(cells)
                            : cache.put(tenant, queries, version, cells, bytes));
        }
        return Optional.empty();
    }

    private static boolean isConcerned(List<CellQuery> queries, UUID contract) {
        for (CellQuery query : queries) {
            if (query.concerns(contract)) {
                return true;
            }
        }
        return false;
    }

    /** The statement: of one contract only what is due of it, however much of others is. */
    private static String asked(String tenant, List<CellQuery> queries, List<Object> bound) {
        StringBuilder asked = new StringBuilder(NEWEST);
        bound.add(tenant);
        for (int i = 0; i < queries.size(); i++) {
            bound.add(tenant);
            bound.add(tenant);
            asked.append(" UNION ALL ")
                    .append(i == 0 ? CELLS : CELLS.replace("0 AS part", i + " AS part"))
                    .append(queries.get(i).sql(bound));
        }
        List<String> first = queries.getFirst().contracts();
        List<String> contracts =
                queries.stream().allMatch(query -> query.contracts().equals(first)) ? first : List.of();
        for (int i = 0; i < 2; i++) {
            bound.add(tenant);
            bound.add(tenant);
            bound.addAll(contracts);
        }
        String ofBuild = "AND d.build = " + LIVE;
        String only = " AND d.contract_id IN (" + CellQuery.places(contracts.size()) + ")";
        String due = contracts.isEmpty() ? DUE : DUE.replace(ofBuild, ofBuild + only);
        return asked.append(" UNION ALL ").append(due).toString();
    }

    private static void put(Set<Unit> due, Map<Unit, byte[]> counted, ResultSet row) throws SQLException {
        Unit unit = new Unit(RollUpUnits.id(row, 4), RollUpUnits.id(row, 5));
        due.add(unit);
        byte[] was = row.getBytes(3);
        if (was != null) {
            counted.put(unit, was);
        }
    }

    /** Counts what is due into {@code cells}; false when it is too much. */
    private static boolean count(
            Connection connection,
            String tenant,
            int build,
            List<CellQuery> queries,
            Set<Unit> due,
            Map<Unit, byte[]> counted,
            List<Map<Place, Tally>> cells)
            throws SQLException {
        counted.forEach((unit, was) -> add(StoredContribution.of(was), -1, queries, cells));
        RollUpUnits reader = new RollUpUnits(connection, tenant, build);
        Set<Unit> units = reader.each(due);
        if (units.size() > MOST_DUE) {
            return false;
        }
        reader.contributions(units).values().forEach(contribution -> add(contribution, 1, queries, cells));
        return true;
    }

    private static void add(
            Contribution contribution, int times, List<CellQuery> queries, List<Map<Place, Tally>> cells) {
        for (int i = 0; i < queries.size(); i++) {
            CellQuery query = queries.get(i);
            Map<Place, Tally> its = cells.get(i);
            contribution.forEach(query.axis(), (key, tally) -> {
                if (query.contains(key)) {
                    tally(its, key.v1(), key.v2()).add(query.read(tally), times);
                }
            });
        }
    }

    private static Tally tally(Map<Place, Tally> cells, String v1, String v2) {
        return cells.computeIfAbsent(new Place(Values.value(v1), Values.value(v2)), none -> new Tally());
    }
}
