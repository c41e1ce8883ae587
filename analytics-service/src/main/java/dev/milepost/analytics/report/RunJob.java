package dev.milepost.analytics.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.report.RunStore.Begun;
import dev.milepost.analytics.report.RunStore.Leased;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.kit.time.RealTime;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs reports when they are due, each due moment once over all replicas: the run is inserted by the transaction that sets
 * the next one, and ended by whoever has its lease. After a pause there is one run, not one for each that was missed.
 */
@ApplicationScoped
class RunJob {
    static final String DUE = "SELECT tenant_id, id, content, next_run_at FROM report WHERE next_run_at <= ?"
            + " ORDER BY next_run_at LIMIT 20 FOR UPDATE SKIP LOCKED";
    static final String NEXT = "UPDATE report SET next_run_at = ? WHERE tenant_id = ? AND id = ?";
    static final String WAITING = "SELECT tenant_id, id FROM report_run WHERE state = 'RUNNING' AND lease_until < ?"
            + " ORDER BY lease_until LIMIT 20";

    private static final int MOST_ATTEMPTS = 3;
    private static final String LEFT =
            " belongs to another party than when they saved the report: it shows what that one may"
                    + " see. They can save it again (PATCH), and it runs with what they may see now.";
    private static final Logger LOG = Logger.getLogger(RunJob.class);

    private final DataSource database;
    private final BusinessClock clock;
    private final RealTime time;
    private final RunStore runs;
    private final EndRun end;
    private final MakeFile files;
    private final OwnerScope owners;
    private final OwnerSide sides;
    private final ObjectMapper json;
    private final Ids ids;

    @Inject
    RunJob(
            DataSource database,
            BusinessClock clock,
            RealTime time,
            RunStore runs,
            EndRun end,
            MakeFile files,
            OwnerScope owners,
            OwnerSide sides,
            ObjectMapper json,
            Ids ids) {
        this.database = database;
        this.clock = clock;
        this.time = time;
        this.runs = runs;
        this.end = end;
        this.files = files;
        this.owners = owners;
        this.sides = sides;
        this.json = json;
        this.ids = ids;
    }

    private record Waiting(String tenant, UUID run) {}

    @Scheduled(every = "{milepost.report.every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() throws SQLException {
        QuarkusTransaction.requiringNew().run(this::plan);
        for (Waiting one : waiting()) {
            Leased leased = runs.lease(one.tenant(), one.run());
            // Not with the others: those before it may have taken long, and its report was changed meanwhile.
            Begun begun = leased == null ? null : runs.begun(leased);
            if (leased != null && begun != null) {
                make(begun, leased);
            }
        }
    }

    /** Inserts the runs that are due and sets the next ones, both or neither. */
    private void plan() {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                var due = connection.prepareStatement(DUE);
                var next = connection.prepareStatement(NEXT)) {
            due.setObject(1, RunStore.utc(now));
            try (var row = due.executeQuery()) {
                while (row.next()) {
                    String tenant = row.getString(1);
                    UUID report = Objects.requireNonNull(row.getObject(2, UUID.class));
                    Instant then = next(report, row.getString(3), now);
                    LocalDateTime at = Objects.requireNonNull(row.getObject(4, LocalDateTime.class));
                    runs.add(tenant, ids.next(), report, at.toInstant(ZoneOffset.UTC));
                    next.setObject(1, then == null ? null : RunStore.utc(then));
                    next.setString(2, tenant);
                    next.setObject(3, report);
                    next.addBatch();
                }
            }
            next.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot plan reports", e);
        }
    }

    /** The next due moment, if any. A report that has none to be found out must not stop the others. */
    private @Nullable Instant next(UUID report, String content, Instant now) {
        try {
            Schedule schedule = Reports.read(json, content).schedule();
            return schedule == null ? null : schedule.after(now);
        } catch (RuntimeException e) {
            LOG.errorf(e, "when report %s is due next cannot be found out, tried again in a day", report);
            return now.plus(Duration.ofDays(1));
        }
    }

    private List<Waiting> waiting() throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement(WAITING)) {
            select.setObject(1, RunStore.utc(time.instant()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(row.getString(1), Objects.requireNonNull(row.getObject(2, UUID.class))));
                }
            }
        }
        return waiting;
    }

    private void make(Begun one, Leased leased) {
        if (one.attempts() > MOST_ATTEMPTS) { // it kills whoever makes it, or cannot be stored
            String why = "It was begun " + MOST_ATTEMPTS + " times and came to no end; the log may have the reason.";
            end.failed(leased, one.report(), why);
            return;
        }
        Map<ReportFormat, byte[]> made = new EnumMap<>(ReportFormat.class);
        Instant madeAt = clock.instant();
        Instant until = leased.until().toInstant(ZoneOffset.UTC);
        ReportRequest report = null;
        String failure = null;
        try {
            report = Reports.read(json, one.content());
            if (owners.call(one.owner(), () -> sides.isLeftBy(one.owner()))) {
                failure = one.owner().name() + LEFT;
            }
            for (ReportFormat format : failure == null ? report.formats() : List.<ReportFormat>of()) {
                ReportRequest asked = report;
                made.put(format, owners.call(one.owner(), () -> files.make(asked, format, until)));
            }
        } catch (HttpProblem e) {
            if (e.getHeaders().containsKey(HttpHeaders.RETRY_AFTER)) {
                runs.putOff(leased); // it passes by itself, however long that takes
                return;
            }
            if (e.getStatusCode() == ProblemType.UNAVAILABLE.status() && one.attempts() < MOST_ATTEMPTS) {
                return; // it takes too long, maybe for once: tried again when the lease ends
            } // anything else will not go away by itself
            failure = said(e);
        } catch (UncheckedIOException e) {
            failure = String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "run %s of report %s failed", leased.run(), one.report());
            if (one.attempts() < MOST_ATTEMPTS) {
                return; // tried again when the lease ends
            }
            failure = "It failed " + MOST_ATTEMPTS + " times; the log has the reason.";
        }
        if (failure == null && report != null) {
            var run = new TellRecipients.Run(leased.run(), one.report(), one.name(), one.dueAt(), madeAt);
            end.done(leased, run, one.owner(), report, made);
        } else {
            end.failed(leased, one.report(), String.valueOf(failure));
        }
    }

    /** What a refusal says, in one line. */
    private static String said(HttpProblem problem) {
        @Nullable Object violations = problem.getParameters().get("violations");
        return violations == null ? String.valueOf(problem.getDetail()) : problem.getDetail() + " " + violations;
    }
}
