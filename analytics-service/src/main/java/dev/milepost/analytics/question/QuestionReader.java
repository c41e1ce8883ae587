package dev.milepost.analytics.question;

import dev.milepost.analytics.question.QuestionSql.Scope;
import dev.milepost.analytics.rollup.Values;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what questions are answered from, of the contracts that the caller may see. */
@ApplicationScoped
public class QuestionReader {
    static final String LIVE = "SELECT live FROM history_build WHERE tenant_id = ?";
    /** By a group that names the whole index, which has the database jump from one zone to the next. */
    static final String ZONES = "SELECT time_zone FROM contract_history WHERE tenant_id = ? AND build = ?"
            + " GROUP BY tenant_id, build, time_zone";

    static final String FIRST = "SELECT MIN(valid_from) FROM contract_history WHERE tenant_id = ? AND build = ?";
    /** More groups than this nobody reads at once. */
    private static final int MOST_GROUPS = 2_000;

    private static final int MOST_KEPT = 50_000;
    /** What is due may take the last milestone away from as many groups. */
    private static final int MOST_DUE = 2_000;

    private static final int FETCHED = 1_000;
    private static final int RETRY_AFTER_SECONDS = 60;
    static final String VALUE = "COALESCE(m.term_amount, m.term_percent * c.value / 100)";

    private final DataSource database;
    private final Caller caller;
    private final VisibleContracts visible;
    private final Turns turns;
    private final SinglePeople people;

    @Inject
    QuestionReader(DataSource database, Caller caller, VisibleContracts visible, Turns turns, SinglePeople people) {
        this.database = database;
        this.caller = caller;
        this.visible = visible;
        this.turns = turns;
        this.people = people;
    }

    /** How many milestones there are, each once: a sum of groups counts one with two tags twice. */
    long count(Frame frame, Reach reach, Which which) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        long[] count = {0};
        read(
                frame.ungrouped(),
                source,
                reach,
                sql -> {
                    sql.add("SELECT COUNT(DISTINCT m.milestone_id)");
                    sql.from().only(which);
                },
                row -> count[0] = row.getLong(1));
        return count[0];
    }

    /** The milestones behind a figure in the order of their ids, from the one after {@code after} on. */
    public List<MilestoneLine> milestones(Frame frame, Which which, @Nullable UUID after, int rows) {
        Source source = which == Which.WITH_PAYMENT ? Source.ofPayments() : Source.milestones(frame.against());
        SinglePeople.Told told = people.told();
        SequencedMap<UUID, MilestoneLine> lines = new LinkedHashMap<>(); // one with several payments has several rows
        long[] read = {0};
        UUID last = after;
        do {
            UUID from = last;
            read[0] = 0;
            read(frame, source, Reach.of(visible.sight()), sql -> page(sql, source, which, from, rows), row -> {
                read[0]++;
                MilestoneLine line = line(row, told);
                lines.put(line.id(), line);
            });
            last = lines.isEmpty() ? null : lines.lastEntry().getKey();
        } while (read[0] == rows && lines.size() < rows);
        return lines.values().stream().limit(rows).toList();
    }

    /** Writes the statement of a page: read in the order of its ids and left at its end, whatever there is after it. */
    static QuestionSql page(QuestionSql sql, Source source, Which which, @Nullable UUID after, int rows) {
        String id = (source.payments() ? "p" : "m") + ".milestone_id";
        sql.inShortPages()
                .add("SELECT STRAIGHT_JOIN " + id + ", m.contract_id, m.title, m.type, m.status, m.priority,"
                        + " m.owner_id, m.team, m.party_id, m.due_date, m.baseline_due_date, m.met_on, "
                        + (source.payments() ? "NULL" : sql.days()));
        sql.from().only(which).add(" AND m.milestone_id IS NOT NULL");
        if (after == null) {
            sql.add(" AND " + id + " IS NOT NULL");
        } else {
            sql.add(" AND " + id + " > ?");
            sql.bound().add(after);
        }
        return sql.add(" ORDER BY " + id + " LIMIT " + rows);
    }

    private static MilestoneLine line(ResultSet row, SinglePeople.Told told) throws SQLException {
        return new MilestoneLine(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                MilestoneType.valueOf(row.getString(4)),
                MilestoneStatus.valueOf(row.getString(5)),
                Priority.valueOf(row.getString(6)),
                told.shown(row.getObject(7, UUID.class)),
                told.shown(row.getString(8)),
                row.getObject(9, UUID.class),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getObject(12, LocalDate.class),
                row.getObject(13, Integer.class));
    }

    static List<@Nullable String> keys(Frame frame, ResultSet row) throws SQLException {
        return Arrays.asList(Values.trimmedOrNone(row.getString(1)), Values.trimmedOrNone(row.getString(2)))
                .subList(0, frame.groupBy().size());
    }

    interface Writing {
        void of(QuestionSql sql);
    }

    interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    /** Reads the rows of a statement that has what is grouped by first. */
    void read(Frame frame, Source source, Reach reach, Writing writing, Reading reading) {
        try (Turns.Turn _ = turns.takeFor(reach);
                Connection connection = database.getConnection()) {
            QuestionSql sql = new QuestionSql(
                            frame, source, scope(connection, reach.latest() ? null : frame.asOf(), reach.sight()))
                    .within(reach);
            writing.of(sql);
            try (var select = connection.prepareStatement(turns.limited(sql.text()))) {
                for (int i = 0; i < sql.bound().size(); i++) {
                    select.setObject(i + 1, sql.bound().get(i));
                }
                select.setFetchSize(FETCHED); // or all rows would be here before the first is looked at
                Set<List<@Nullable String>> groups = new HashSet<>();
                try (var row = select.executeQuery()) {
                    while (row.next()) {
                        if (!frame.groupBy().isEmpty() && groups.add(keys(frame, row)) && groups.size() > MOST_KEPT) {
                            refuseMoreThan(groups.size()); // or they would fill the memory
                        }
                        reading.of(row);
                    }
                }
            }
        } catch (SQLException e) {
            throw Turns.failed("cannot answer the question", e);
        }
    }

    /** Refuses more cells than fit into the memory; where each is a group, as soon as they are too many. */
    static void refuseCells(int cells, boolean eachIsAGroup) {
        if (cells > (eachIsAGroup ? MOST_GROUPS + MOST_DUE : MOST_KEPT)) {
            refuseMoreThan(cells);
        }
    }

    /** Refuses more groups than anybody reads. */
    static void refuseMoreThan(int groups) {
        if (groups > MOST_GROUPS) {
            throw Choice.wrong(
                    "groupBy",
                    "gives more than " + MOST_GROUPS + " groups; filter, or take a coarser dimension. Of workload"
                            + " GET /api/v1/analytics/exports/workload has all of them as CSV or XLSX");
        }
    }

    /** Whose rows the caller may read, as of {@code asOf}; null for whatever is the newest. */
    Scope scope(Connection connection, @Nullable Instant asOf, Sight sight) throws SQLException {
        int build = 1;
        try (var live = connection.prepareStatement(LIVE)) {
            live.setString(1, caller.tenant());
            try (var row = live.executeQuery()) {
                build = row.next() ? row.getInt(1) : 1;
            }
        }
        if (build == 0) {
            throw ProblemType.UNAVAILABLE
                    .builder("The history is being made from the stored events for the first time;"
                            + " try again in a while. GET /api/v1/analytics/rebuilds says how far it is.")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        List<String> zones = new ArrayList<>();
        try (var select = connection.prepareStatement(ZONES)) {
            select.setString(1, caller.tenant());
            select.setInt(2, build);
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    zones.add(row.getString(1));
                }
            }
        }
        if (!zones.isEmpty() && asOf != null) {
            refuseBeforeFirst(connection, build, asOf);
        }
        return new Scope(caller.tenant(), build, sight, zones);
    }

    /** Refuses a moment of which nothing is known. */
    void refuseBeforeFirst(Instant asOf) {
        Sight sight = visible.sight();
        try (Connection connection = database.getConnection()) {
            scope(connection, asOf, sight);
        } catch (SQLException e) {
            throw Turns.failed("cannot read the first moment", e);
        }
    }

    /** Whether nothing is known of {@code moment}. */
    boolean isBeforeFirst(Instant moment) {
        Sight sight = visible.sight();
        try (Connection connection = database.getConnection();
                var first = connection.prepareStatement(FIRST)) {
            first.setString(1, caller.tenant());
            first.setInt(2, scope(connection, null, sight).build());
            try (var row = first.executeQuery()) {
                LocalDateTime from = row.next() ? row.getObject(1, LocalDateTime.class) : null;
                return from == null || moment.isBefore(from.toInstant(ZoneOffset.UTC));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the first moment", e);
        }
    }

    private void refuseBeforeFirst(Connection connection, int build, Instant asOf) throws SQLException {
        try (var first = connection.prepareStatement(FIRST)) {
            first.setString(1, caller.tenant());
            first.setInt(2, build);
            try (var row = first.executeQuery()) {
                row.next();
                Instant from = row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC);
                if (asOf.isBefore(from)) {
                    // not when that was: the caller may not see the contract it was of
                    throw Choice.wrong("asOf", "is before the first event: nothing is known of then");
                }
            }
        }
    }
}
