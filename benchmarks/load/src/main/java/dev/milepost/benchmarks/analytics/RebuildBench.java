package dev.milepost.benchmarks.analytics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.benchmarks.alerts.AlertBenches;
import dev.milepost.benchmarks.alerts.AlertDatabase;
import dev.milepost.benchmarks.alerts.AlertStack;
import dev.milepost.benchmarks.analytics.EventStory.Told;
import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.MadeUp;
import dev.milepost.benchmarks.load.Memory;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.benchmarks.load.Table;
import dev.milepost.events.Topics;
import dev.milepost.local.Accounts;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A rebuild of the history from stored events, as an administrator asks for it: how long, and with how much memory. */
final class RebuildBench implements AlertBenches.AlertBench {
    private static final String USAGE = "Usage: bench --rebuild [--events 1000000]; a multiple of 100";
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Numbers numbers;
    private final PrintStream out;

    RebuildBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(options, Map.of("--events", 1_000_000), USAGE);
        if (numbers.of("--events") % EventStory.EVENTS != 0) {
            throw new BenchException("--events must be a multiple of " + EventStory.EVENTS + ". " + USAGE);
        }
        this.out = out;
    }

    @Override
    public String name() {
        return "rebuild";
    }

    @Override
    public String run() {
        int contracts = numbers.of("--events") / EventStory.EVENTS;
        try (var stack = new AlertStack(out, List.of(), MadeUp.NOW)) {
            stack.start("analytics-service");
            String url = stack.stack().mariadb().jdbcUrl("analytics");
            try (Connection connection = DriverManager.getConnection(
                            url + "?useBulkStmts=true", "analytics", Accounts.password("analytics"));
                    var database = new AlertDatabase(url, "analytics")) {
                out.printf("Storing %,d events ...%n", numbers.of("--events"));
                store(connection, contracts);
                URI service = stack.stack().url("analytics-service");
                long pid = stack.stack().service("analytics-service").pid();
                long before = Memory.residentMebibytes(pid);
                String token = stack.stack().token("aurora-admin");
                long begin = System.nanoTime();
                call(service, token, true);
                long most = before;
                while (!isDone(call(service, token, false))) {
                    most = Math.max(most, Memory.residentMebibytes(pid));
                    if (System.nanoTime() - begin > LONGEST.toNanos()) {
                        throw new BenchException("The rebuild was not done within " + LONGEST + ".");
                    }
                    LockSupport.parkNanos(LOOK.toNanos());
                }
                double seconds = (System.nanoTime() - begin) / 1e9;
                new Folded(database)
                        .requireAll(new Dashboards(service), stack.stack().token("aurora-manager"), contracts);
                return report(seconds, before, most);
            }
        } catch (SQLException e) {
            throw new BenchException("MariaDB: " + e.getMessage(), e);
        }
    }

    /** As the fold stores them. */
    private static void store(Connection connection, int contracts) throws SQLException {
        EventStory story = new EventStory(Folded.TENANT, 5);
        connection.setAutoCommit(false);
        try (var events = new Table(
                        connection,
                        "event_log",
                        "tenant_id",
                        "source",
                        "stream_id",
                        "sequence",
                        "event_id",
                        "type",
                        "time",
                        "payload");
                var positions =
                        new Table(connection, "stream_position", "tenant_id", "topic", "stream_id", "sequence")) {
            for (int i = 0; i < contracts; i++) {
                List<Told> stream = story.contract();
                for (Told event : stream) {
                    events.add(
                            Folded.TENANT,
                            "/milestone-service",
                            event.stream(),
                            event.sequence(),
                            event.id(),
                            event.type(),
                            LocalDateTime.ofInstant(event.time(), ZoneOffset.UTC),
                            event.json());
                }
                positions.add(Folded.TENANT, Topics.MILESTONES, stream.getFirst().stream(), (long) EventStory.EVENTS);
                if (i % 100 == 99) {
                    events.flush();
                    connection.commit();
                }
            }
            events.flush();
            positions.flush();
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private static boolean isDone(JsonNode rebuilds) {
        JsonNode newest = rebuilds.path("items").path(0);
        if (newest.path("state").asText().equals("FAILED")) {
            throw new BenchException(
                    "The rebuild failed: " + newest.path("failure").asText());
        }
        return newest.path("state").asText().equals("DONE");
    }

    private static JsonNode call(URI service, String token, boolean begin) {
        var request = HttpRequest.newBuilder(service.resolve("/api/v1/analytics/rebuilds"))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofMinutes(2));
        if (begin) {
            request.header("Idempotency-Key", UUID.randomUUID().toString()).POST(HttpRequest.BodyPublishers.noBody());
        }
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() != (begin ? 202 : 200)) {
                throw new BenchException(
                        "analytics-service answers %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new BenchException("analytics-service does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("The benchmark was interrupted.", e);
        }
    }

    private String report(double seconds, long before, long most) {
        return String.format(
                Locale.ROOT,
                """
                A rebuild of %,d stored events, cells included, until questions are answered from it; one process of \
                analytics-service with -Xmx512m. %s. The figures are right.

                | s | events a second | MiB before | MiB at most |
                | --- | --- | --- | --- |
                | %.1f | %,.0f | %d | %d |
                """,
                numbers.of("--events"),
                AlertStack.machine(),
                seconds,
                numbers.of("--events") / seconds,
                before,
                most);
    }
}
