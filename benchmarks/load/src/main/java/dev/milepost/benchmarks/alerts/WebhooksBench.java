package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Numbers;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Webhooks in line for one receiver, sent by the packaged alert-service, beside a bare HTTP client with as many connections
 * to the same receiver, which answers at once. The operator of this stack allows loopback.
 */
final class WebhooksBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --webhooks [--deliveries 5000] [--rounds 5] [--warm-up 12] [--connections 32]";
    private static final String BARE = "bare HTTP client";

    private final Numbers numbers;
    private final PrintStream out;

    WebhooksBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(
                options, Map.of("--deliveries", 5_000, "--rounds", 5, "--warm-up", 12, "--connections", 32), USAGE);
        this.out = out;
    }

    @Override
    public String name() {
        return "webhooks";
    }

    @Override
    public String run() {
        String connections = Integer.toString(numbers.of("--connections"));
        try (var stack = new AlertStack(out);
                var receiver = new Receiver()) {
            stack.alert().with("MILEPOST_WEBHOOKS_PER_WEBHOOK", connections);
            stack.start("alert-service");
            try (var database = new AlertDatabase(stack.stack().mariadb().jdbcUrl("alert"), "alert");
                    var bare = new PeerProcess(
                            stack.peers(),
                            stack.log("bare-http"),
                            "http",
                            Integer.toString(numbers.of("--deliveries")),
                            connections,
                            receiver.url())) {
                UUID webhook = Subscription.of(stack, receiver);
                Laps laps = Laps.run(
                        "webhooks",
                        List.of(
                                new Service(stack, database, receiver, webhook, numbers.of("--deliveries")),
                                new Bare(stack, bare, receiver, numbers.of("--deliveries"))),
                        numbers.of("--warm-up"),
                        numbers.of("--rounds"),
                        out);
                return report(laps);
            }
        }
    }

    private String report(Laps laps) {
        return String.format(
                        Locale.ROOT,
                        """
                        %,d deliveries of one webhook, due at one moment; %d rounds in turns after %d of warm-up; %d requests at \
                        a time on each side. %s.
                        Figures are medians of the rounds, with the least and the most in brackets; p50, p99 and most say how \
                        late deliveries were. Each came once.

                        """,
                        numbers.of("--deliveries"),
                        numbers.of("--rounds"),
                        numbers.of("--warm-up"),
                        numbers.of("--connections"),
                        AlertStack.machine())
                + laps.figures("webhooks")
                + "\n"
                + Laps.GOALS_HEAD
                + laps.goals(List.of(new Laps.Goal("rate", Lap::rate, BARE, true, 0.5)));
    }

    private record Service(AlertStack stack, AlertDatabase database, Receiver receiver, UUID webhook, int count)
            implements Laps.Side {
        private static final Duration LEAD = Duration.ofSeconds(3);
        private static final String UNTIL_DUE =
                "SELECT TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), MIN(due_at)) FROM webhook_delivery";
        // A range of the index that deliveries are claimed by: it must cost nothing to look.
        private static final String LEFT = "SELECT 1 FROM webhook_delivery FORCE INDEX (webhook_delivery_due)"
                + " WHERE tenant_id = 'aurora' AND webhook_id = '%s' AND due_at > '2000-01-01' LIMIT 1";

        @Override
        public String name() {
            return "alert-service";
        }

        @Override
        public Lap lap() {
            receiver.forget();
            database.run("DELETE FROM webhook_attempt");
            database.run("DELETE FROM webhook_delivery");
            database.run("DELETE FROM webhook_message");
            database.run("""
                    INSERT INTO webhook_message (tenant_id, event_id, payload, stored_at)
                    SELECT 'aurora', UUID(), CONCAT('{"data":"', REPEAT('x', 1500), '"}'), UTC_TIMESTAMP(6)
                    FROM seq_1_to_%d""".formatted(count));
            // Becomes due in a while, all at one moment, which counts from the statement's begin.
            database.run("""
                    INSERT INTO webhook_delivery
                      (tenant_id, webhook_id, event_id, event_type, stream_id, state, due_at, created_at)
                    SELECT 'aurora', '%s', event_id, 'dev.milepost.milestone.met.v1', event_id, 'PENDING',
                      UTC_TIMESTAMP(6) + INTERVAL %d SECOND, UTC_TIMESTAMP(6) + INTERVAL %2$d SECOND
                    FROM webhook_message""".formatted(webhook, LEAD.toSeconds()));
            long left = database.number(UNTIL_DUE);
            if (left < 0) {
                throw new BenchException("It took longer than %s to put %d webhooks in line.".formatted(LEAD, count));
            }
            long begin = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(left);
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(left));
            var own = new ProcessorTime(stack.alert().pid());
            var ofDatabase = new ProcessorTime(stack.databasePid());
            database.awaitNone(LEFT.formatted(webhook));
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            long[] lateness = database.numbers("""
                    SELECT TIMESTAMPDIFF(MICROSECOND, created_at, ended_at) FROM webhook_delivery
                    WHERE state = 'DELIVERED' AND attempts = 1""");
            if (lateness.length != count || receiver.requests() != count || receiver.different() != count) {
                throw new BenchException("Of %d webhooks %d were delivered, by %d requests for %d."
                        .formatted(count, lateness.length, receiver.requests(), receiver.different()));
            }
            return Lap.of(lateness, took, own, ofDatabase);
        }
    }

    private record Bare(AlertStack stack, PeerProcess process, Receiver receiver, int count) implements Laps.Side {
        @Override
        public String name() {
            return BARE;
        }

        @Override
        public Lap lap() {
            receiver.forget();
            var own = new ProcessorTime(process.pid());
            var database = new ProcessorTime(stack.databasePid());
            long begin = System.nanoTime();
            process.start();
            long[] lateness = process.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (lateness.length != count || receiver.requests() < count) {
                throw new BenchException("The bare client made %d of %d requests.".formatted(lateness.length, count));
            }
            return Lap.of(lateness, took, own, database);
        }
    }
}
