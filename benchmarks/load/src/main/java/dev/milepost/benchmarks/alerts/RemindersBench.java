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
            "Usage: bench --reminders [--rungs 1000000] [--due 10000] [--rounds 5] [--warm-up 10] [--threads 10]"
                    + " [--importing 100000] [--replicas 1|2]";
    private static final String SCHEDULER = "db-scheduler";
    private static final String LOOP = "bare claim loop";
    private static final String AT_ONCE = "due at one moment";
    private static final String SPREAD = "due over one second";
    private static final int WORKERS = 4;
    private static final Map<String, String> SETTINGS = Map.of("MILEPOST_MAIL_DISCARD", "true");

    private final Numbers numbers;
    private final PrintStream out;

    RemindersBench(List<String> options, PrintStream out) {
        this.numbers = KillRounds.checked(
                Numbers.parse(
                        options,
                        Map.of(
                                "--rungs",
                                1_000_000,
                                "--due",
                                10_000,
                                "--rounds",
                                5,
                                "--warm-up",
                                10,
                                "--threads",
                                10,
                                "--importing",
                                100_000,
                                KillRounds.REPLICAS,
                                1),
                        USAGE),
                USAGE);
        int laps = numbers.of("--rounds") + numbers.of("--warm-up");
        Rungs.require(numbers, 2 * laps + numbers.of("--rounds") + KillRounds.needed(numbers));
        this.out = out;
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public String run() {
        try (var stack = new AlertStack(out)) {
            SETTINGS.forEach(stack.alert()::with);
            stack.start("alert-service");
            String url = stack.stack().mariadb().jdbcUrl("alert");
            try (var database = new AlertDatabase(url, "alert")) {
                var rungs = new Rungs(database, numbers.of("--rungs"), numbers.of("--due"));
                out.printf("Arming %,d rungs ...%n", numbers.of("--rungs"));
                Duration armed = rungs.fill(stack.alert(), () -> {
                    rungs.copyToBare();
                    rungs.copyToScheduler();
                });
                out.printf(Locale.ROOT, "  done after %.1f s%n", armed.toMillis() / 1000.0);
                return besidePeers(stack, database, rungs, url, armed)
                        + whileArming(stack, database, rungs, url)
                        + withOneKilled(stack, database, rungs);
            }
        }
    }

    private String besidePeers(AlertStack stack, AlertDatabase database, Rungs rungs, String url, Duration armed) {
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
                    AT_ONCE, sides(stack, database, rungs, scheduler, loop, Duration.ZERO), warmUp, rounds, out);
            Laps spread = Laps.run(
                    SPREAD, sides(stack, database, rungs, scheduler, loop, Duration.ofSeconds(1)), warmUp, rounds, out);
            return report(atOnce, spread, armed);
        }
    }

    /** What is armed and not committed lies behind all that is due: no claim has any business with it. */
    private String whileArming(AlertStack stack, AlertDatabase database, Rungs rungs, String url) {
        int further = Math.min(
                numbers.of("--importing"), numbers.of("--rungs") / Rungs.OF_A_MILESTONE * Rungs.OF_A_MILESTONE);
        String title =
                String.format(Locale.ROOT, "%s, while a transaction that has armed %,d more is open", AT_ONCE, further);
        List<Laps.Side> service = List.of(new Service(new RungRound(stack, database, rungs), Duration.ZERO));
        Laps laps = rungs.whileArming(further, url, () -> Laps.run(title, service, 0, numbers.of("--rounds"), out));
        return "\n" + laps.figures(title);
    }

    private String withOneKilled(AlertStack stack, AlertDatabase database, Rungs rungs) {
        return KillRounds.isWanted(numbers)
                ? KillRounds.report(
                        new KillRounds(stack, database, rungs, KillRounds.Receipts.NONE, SETTINGS).run(numbers, out),
                        false)
                : "";
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

    private String report(Laps atOnce, Laps spread, Duration armed) {
        return String.format(
                        Locale.ROOT,
                        """
                        %,d armed rungs, of which %,d become due in a round; %d rounds of each in turns after %d of warm-up. \
                        alert-service with %d workers, db-scheduler with %d threads, the bare loop with %d. %s.
                        Figures are medians of the rounds, with the least and the most in brackets; p50, p99 and most say how \
                        late rungs were delivered. Every rung was recorded once, with one event. Arming them took %.1f s, in \
                        portions, before alert-service ran.

                        """,
                        numbers.of("--rungs"),
                        numbers.of("--due"),
                        numbers.of("--rounds"),
                        numbers.of("--warm-up"),
                        WORKERS,
                        numbers.of("--threads"),
                        WORKERS,
                        AlertStack.machine(),
                        armed.toMillis() / 1000.0)
                + atOnce.figures(AT_ONCE)
                + "\n"
                + spread.figures(SPREAD)
                + "\n"
                + Laps.GOALS_HEAD
                + spread.goals(List.of(
                        new Laps.Goal("rate, " + SPREAD, Lap::rate, SCHEDULER, true, 1.3),
                        new Laps.Goal("rate, " + SPREAD, Lap::rate, LOOP, true, 0.6),
                        new Laps.Goal("p99 lateness, " + SPREAD, Lap::p99, SCHEDULER, false, 0.5)))
                + spread.ratio("processor time, " + SPREAD, Lap::processor, SCHEDULER)
                + atOnce.ratio("rate, " + AT_ONCE, Lap::rate, SCHEDULER)
                + atOnce.ratio("rate, " + AT_ONCE, Lap::rate, LOOP)
                + atOnce.ratio("p99 lateness, " + AT_ONCE, Lap::p99, SCHEDULER)
                + atOnce.ratio("processor time, " + AT_ONCE, Lap::processor, SCHEDULER);
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
