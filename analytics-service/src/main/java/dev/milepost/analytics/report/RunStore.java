package dev.milepost.analytics.report;

import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The runs of reports and their files. Whoever works at a run has it leased; one run has one set of files. */
@ApplicationScoped
class RunStore {
    static final String ADD = "INSERT INTO report_run (tenant_id, id, report_id, due_at, state, lease_until)"
            + " VALUES (?, ?, ?, ?, 'RUNNING', '2000-01-01') ON DUPLICATE KEY UPDATE id = id";
    static final String LIST = """
            SELECT id, due_at, state, finished_at, failure,
              (SELECT GROUP_CONCAT(format ORDER BY format) FROM report_file f WHERE f.tenant_id = r.tenant_id AND f.run_id = r.id)
            FROM report_run r WHERE tenant_id = ? AND report_id = ? ORDER BY due_at DESC LIMIT 30""";
    static final String FILE = "SELECT content, (SELECT due_at FROM report_run r WHERE r.tenant_id = f.tenant_id"
            + " AND r.id = f.run_id AND r.report_id = ?) FROM report_file f WHERE tenant_id = ? AND run_id = ? AND format = ?";
    static final String LEASE = "UPDATE report_run SET attempts = attempts + 1, lease_until = ?"
            + " WHERE tenant_id = ? AND id = ? AND state = 'RUNNING' AND lease_until < ?";
    static final String BEGUN =
            "SELECT r.report_id, r.attempts, r.due_at, p.name, p.content, p.owner, p.owner_name, p.owner_party, p.owner_roles"
                    + " FROM report_run r JOIN report p ON p.tenant_id = r.tenant_id AND p.id = r.report_id"
                    + " WHERE r.tenant_id = ? AND r.id = ?";
    static final String PUT_OFF = "UPDATE report_run SET attempts = attempts - 1, lease_until = ?"
            + " WHERE tenant_id = ? AND id = ? AND state = 'RUNNING' AND lease_until = ?";
    static final String FINISH = "UPDATE report_run SET state = ?, finished_at = ?, failure = ?"
            + " WHERE tenant_id = ? AND id = ? AND state = 'RUNNING' AND lease_until = ?";
    static final String LOCKED = "SELECT content FROM report WHERE tenant_id = ? AND id = ? FOR UPDATE";
    static final String TOLD = "SELECT r.id, r.due_at, r.finished_at FROM report_run r"
            + " JOIN event_stream s ON s.tenant_id = r.tenant_id AND s.stream_id = r.id"
            + " WHERE r.tenant_id = ? AND r.report_id = ? AND r.finished_at IS NOT NULL";
    static final String KEEP = "INSERT INTO report_file (tenant_id, run_id, format, content) VALUES (?, ?, ?, ?)";
    static final String OLD = "DELETE FROM report_run WHERE tenant_id = ? AND report_id = ? AND due_at < ?";

    static final String ALL = "DELETE FROM report_run WHERE tenant_id = ? AND report_id = ?";

    /** How many runs are kept of a report. */
    static final int KEPT = 30;

    private static final Duration LEASE_TIME = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int LONGEST_FAILURE = 1_000;

    private final DataSource database;
    private final RealTime time;

    @Inject
    RunStore(DataSource database, RealTime time) {
        this.database = database;
        this.time = time;
    }

    /** A file of a run. */
    record File(String name, ReportFormat format, byte[] content) {}

    /** A run that somebody works at until its lease ends. */
    record Leased(String tenant, UUID run, LocalDateTime until) {}

    /**
     * A run that begins, and its report as it is then.
     *
     * @param attempts how often it has begun, this time included
     */
    record Begun(Owner owner, UUID report, String name, String content, Instant dueAt, int attempts) {}

    /** Adds a run, unless the report has one of that moment. */
    void add(String tenant, UUID id, UUID report, Instant dueAt) {
        try (Connection connection = database.getConnection();
                var insert = connection.prepareStatement(ADD)) {
            insert.setString(1, tenant);
            insert.setObject(2, id);
            insert.setObject(3, report);
            insert.setObject(4, utc(dueAt));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot add a run", e);
        }
    }

    List<ReportRun> of(String tenant, UUID report) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(LIST)) {
            select.setString(1, tenant);
            select.setObject(2, report);
            List<ReportRun> runs = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    LocalDateTime finished = row.getObject(4, LocalDateTime.class);
                    String formats = row.getString(6);
                    runs.add(new ReportRun(
                            id,
                            row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                            RunState.valueOf(row.getString(3)),
                            finished == null ? null : finished.toInstant(ZoneOffset.UTC),
                            row.getString(5),
                            formats == null
                                    ? List.of()
                                    : Stream.of(formats.split(","))
                                            .map(format -> "/api/v1/analytics/reports/" + report + "/runs/" + id
                                                    + "/files/" + format)
                                            .toList()));
                }
            }
            return runs;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the runs", e);
        }
    }

    /** The file of a run of {@code report}; named by the report and the day of the run. */
    Optional<File> file(String tenant, Report report, UUID run, String format) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(FILE)) {
            select.setObject(1, report.id());
            select.setString(2, tenant);
            select.setObject(3, run);
            select.setString(4, format);
            try (var row = select.executeQuery()) {
                LocalDateTime dueAt = row.next() ? row.getObject(2, LocalDateTime.class) : null;
                if (dueAt == null) {
                    return Optional.empty();
                }
                ReportFormat kind = ReportFormat.valueOf(format);
                String name = kind.fileName(report.name(), dueAt.toInstant(ZoneOffset.UTC));
                return Optional.of(new File(name, kind, row.getBytes(1)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the file", e);
        }
    }

    /** Takes the run for a while; null when somebody else has it, or it is done. */
    @Nullable
    Leased lease(String tenant, UUID run) {
        LocalDateTime now = utc(time.instant());
        LocalDateTime until = now.plus(LEASE_TIME);
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement(LEASE)) {
            update.setObject(1, until);
            update.setString(2, tenant);
            update.setObject(3, run);
            update.setObject(4, now);
            return update.executeUpdate() == 1 ? new Leased(tenant, run, until) : null;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lease a run", e);
        }
    }

    /** What is to be made; null when the report was deleted. */
    @Nullable
    Begun begun(Leased leased) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(BEGUN)) {
            select.setString(1, leased.tenant());
            select.setObject(2, leased.run());
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                return new Begun(
                        new Owner(
                                leased.tenant(),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                List.of(row.getString(9).split(","))),
                        Objects.requireNonNull(row.getObject(1, UUID.class)),
                        row.getString(4),
                        row.getString(5),
                        moment(row.getObject(3, LocalDateTime.class)),
                        row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the run", e);
        }
    }

    /** Gives it back for a while, as if it had not begun: it had no chance to. */
    void putOff(Leased leased) {
        try (Connection connection = database.getConnection();
                var update = connection.prepareStatement(PUT_OFF)) {
            update.setObject(1, utc(time.instant().plus(PAUSE)));
            update.setString(2, leased.tenant());
            update.setObject(3, leased.run());
            update.setObject(4, leased.until());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot put a run off", e);
        }
    }

    /** What the report is now; it stays so until the caller's transaction ends. Empty when it was deleted. */
    Optional<String> lockedContent(String tenant, UUID report) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(LOCKED)) {
            select.setString(1, tenant);
            select.setObject(2, report);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the report", e);
        }
    }

    /** The runs that were handed over to recipients. */
    List<TellRecipients.Run> told(String tenant, Report report) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(TOLD)) {
            select.setString(1, tenant);
            select.setObject(2, report.id());
            List<TellRecipients.Run> told = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    told.add(new TellRecipients.Run(
                            Objects.requireNonNull(row.getObject(1, UUID.class)),
                            report.id(),
                            report.name(),
                            moment(row.getObject(2, LocalDateTime.class)),
                            moment(row.getObject(3, LocalDateTime.class))));
                }
            }
            return told;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the runs", e);
        }
    }

    private static Instant moment(@Nullable LocalDateTime utc) {
        return Objects.requireNonNull(utc).toInstant(ZoneOffset.UTC);
    }

    /** Ends the run, in the caller's transaction; false when the lease was lost: then another one ends it. */
    boolean finish(Leased leased, @Nullable String failure, Map<ReportFormat, byte[]> files) {
        try (Connection connection = database.getConnection();
                var finish = connection.prepareStatement(FINISH);
                var keep = connection.prepareStatement(KEEP)) {
            finish.setString(1, (failure == null ? RunState.DONE : RunState.FAILED).name());
            finish.setObject(2, utc(time.instant()));
            finish.setString(
                    3, failure == null ? null : failure.substring(0, Math.min(LONGEST_FAILURE, failure.length())));
            finish.setString(4, leased.tenant());
            finish.setObject(5, leased.run());
            finish.setObject(6, leased.until());
            if (finish.executeUpdate() == 0) {
                return false;
            }
            for (var file : files.entrySet()) {
                keep.setString(1, leased.tenant());
                keep.setObject(2, leased.run());
                keep.setString(3, file.getKey().name());
                keep.setBytes(4, file.getValue());
                keep.executeUpdate();
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot end a run", e);
        }
    }

    /** Removes all runs but the last ones. */
    void removeOld(String tenant, UUID report) {
        List<ReportRun> kept = of(tenant, report);
        if (kept.size() < KEPT) {
            return;
        }
        try (Connection connection = database.getConnection();
                var delete = connection.prepareStatement(OLD)) {
            delete.setString(1, tenant);
            delete.setObject(2, report);
            delete.setObject(3, utc(kept.getLast().dueAt()));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove old runs", e);
        }
    }

    /** Removes all runs with their files, in the caller's transaction. */
    void removeAll(String tenant, UUID report) {
        try (Connection connection = database.getConnection();
                var delete = connection.prepareStatement(ALL)) {
            delete.setString(1, tenant);
            delete.setObject(2, report);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot remove the runs", e);
        }
    }

    static LocalDateTime utc(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    }
}
