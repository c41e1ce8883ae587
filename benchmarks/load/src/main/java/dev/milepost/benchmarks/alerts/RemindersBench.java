package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.Accounts;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rungs that become due among a million armed ones, dispatched by the packaged alert-service to nowhere
 * (MILEPOST_MAIL_DISCARD), beside db-scheduler with empty tasks and a bare loop of claims, on the same MariaDB.
 */
final class RemindersBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --reminders [--rungs 1000000] [--due 10000] [--rounds 5] [--warm-up 3] [--threads 10]";
    private static final String SCHEDULER = "db-scheduler";
    private static final String LOOP = "bare claim loop";
    private static final int WORKERS = 4;

    private final Numbers numbers;
    private final PrintStream out;

    RemindersBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(
                options,
                Map.of("--rungs", 1_000_000, "--due", 10_000, "--rounds", 5, "--warm-up", 3, "--threads", 10),
                USAGE);
        this.out = out;
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public String run() {
        try (var stack = new AlertStack(out)) {
            stack.alert().with("MILEPOST_MAIL_DISCARD", "true");
            stack.start("alert-service");
            String url = stack.stack().mariadb().jdbcUrl("alert");
            try (var database = new AlertDatabase(url, "alert")) {
                var rungs = new Rungs(database, numbers.of("--rungs"), numbers.of("--due"));
                if (rungs.mostRounds() < 2 * (numbers.of("--rounds") + numbers.of("--warm-up"))) {
                    throw new BenchException(
                            "%d rungs are too few for so many rounds.".formatted(numbers.of("--rungs")));
                }
                out.printf("Arming %,d rungs ...%n", numbers.of("--rungs"));
                rungs.fill();
                rungs.copyToBare();
                rungs.copyToScheduler();
                return measure(stack, database, rungs, url);
            }
        }
    }

    private String measure(AlertStack stack, AlertDatabase database, Rungs rungs, String url) {
        Path peers = stack.peers();
        String password = Accounts.password("alert");
        try (var scheduler = new PeerProcess(
                        peers,
                        stack.log(SCHEDULER),
                        "db-scheduler",
                        url,
                        "alert",
                        password,
                        Integer.toString(numbers.of("--threads")));
                var loop = new PeerProcess(
                        peers,
                        stack.log("claim-loop"),
                        "claim-loop",
                        url,
                        "alert",
                        password,
                        "bare_reminder:" + WORKERS)) {
            int warmUp = numbers.of("--warm-up");
            int rounds = numbers.of("--rounds");
            Laps atOnce = Laps.run(
                    "due at one moment",
                    sides(stack, database, rungs, scheduler, loop, Duration.ZERO),
                    warmUp,
                    rounds,
                    out);
            Laps spread = Laps.run(
                    "due over one second",
                    sides(stack, database, rungs, scheduler, loop, Duration.ofSeconds(1)),
                    warmUp,
                    rounds,
                    out);
            return report(atOnce, spread);
        }
    }

    private List<Laps.Side> sides(
            AlertStack stack,
            AlertDatabase database,
            Rungs rungs,
            PeerProcess scheduler,
            PeerProcess loop,
            Duration spread) {
        return List.of(
                new Service(new RungRound(stack, database, rungs), spread),
                new OfPeer(SCHEDULER, scheduler, stack, database, rungs, "scheduled_tasks", "execution_time", spread),
                new OfPeer(LOOP, loop, stack, database, rungs, "bare_reminder", "send_at", spread));
    }

    private String report(Laps atOnce, Laps spread) {
        return String.format(
                        Locale.ROOT,
                        """
                        %,d armed rungs, of which %,d become due in a round; %d rounds of each in turns after %d of warm-up. \
                        alert-service with %d workers, db-scheduler with %d threads, the bare loop with %d. %s.
                        Figures are medians of the rounds, with the least and the most in brackets. Every rung was recorded \
                        once, with one event.

                        """,
                        numbers.of("--rungs"),
                        numbers.of("--due"),
                        numbers.of("--rounds"),
                        numbers.of("--warm-up"),
                        WORKERS,
                        numbers.of("--threads"),
                        WORKERS,
                        AlertStack.machine())
                + atOnce.figures("due at one moment")
                + "\n"
                + spread.figures("due over one second")
                + "\n"
                + Laps.GOALS_HEAD
                + atOnce.goals(List.of(
                        new Laps.Goal("rate, due at one moment", Lap::rate, SCHEDULER, true, 1.3),
                        new Laps.Goal("rate, due at one moment", Lap::rate, LOOP, true, 0.6),
                        new Laps.Goal("p99 lateness, due at one moment", Lap::p99, SCHEDULER, false, 0.5),
                        new Laps.Goal("processor time, due at one moment", Lap::processor, SCHEDULER, false, 1 / 1.3)))
                + spread.goals(
                        List.of(new Laps.Goal("p99 lateness, due over one second", Lap::p99, SCHEDULER, false, 0.5)));
    }

    /** The packaged alert-service. */
    private record Service(RungRound round, Duration spread) implements Laps.Side {
        @Override
        public String name() {
            return "alert-service";
        }

        @Override
        public Lap lap() {
            return round.run(spread);
        }
    }

    /** A peer, which runs in its own rounds only. */
    private record OfPeer(
            String name,
            PeerProcess process,
            AlertStack stack,
            AlertDatabase database,
            Rungs rungs,
            String table,
            String column,
            Duration spread)
            implements Laps.Side {
        @Override
        public Lap lap() {
            process.start();
            Instant moment = rungs.makeDue(table, column, spread);
            var own = new ProcessorTime(process.pid());
            var ofDatabase = new ProcessorTime(stack.databasePid());
            String state = table.equals("scheduled_tasks") ? "" : "state = 'PLANNED' AND urgency = 1 AND ";
            database.awaitNone("SELECT 1 FROM %s WHERE %s%s < '2035-01-01' LIMIT 1".formatted(table, state, column));
            Duration took = rungs.since(moment);
            long[] lateness = process.stop();
            if (lateness.length != rungs.due()) {
                throw new BenchException(
                        "%s did %d of %d pieces of work.".formatted(name, lateness.length, rungs.due()));
            }
            return Lap.of(lateness, took, own, ofDatabase);
        }
    }
}
