package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.LocalService;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * Rounds of two alert-services on the same database, of which the second is killed (SIGKILL) when about half of what was
 * due is recorded. What it had claimed comes back when its lease is over, and the first delivers it.
 */
final class KillRounds {
    static final String REPLICAS = "--replicas";

    /** Short, so that a round is; a worker on a busy machine must be done with what it claimed all the same. */
    private static final Duration LEASE = Duration.ofSeconds(15);

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(2);
    private static final Duration LONGEST_HALF = Duration.ofMinutes(2);
    // The server ends the transactions of the dead at once; their claims stay.
    private static final Duration AFTER_DEATH = Duration.ofMillis(200);

    private static final String EVENTS = "SELECT COALESCE(MAX(id), 0) FROM outbox";
    private static final String CLAIMED = """
            SELECT d.id, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', r.not_before) FROM bench_due d
            JOIN reminder r ON r.id = d.id WHERE r.state = 'PLANNED' AND r.claimed_by IS NOT NULL""";
    private static final String SENT = """
            SELECT d.id, TIMESTAMPDIFF(MICROSECOND, '1970-01-01', r.sent_at) FROM bench_due d
            JOIN reminder r ON r.id = d.id""";

    private final AlertStack stack;
    private final AlertDatabase database;
    private final Rungs rungs;
    private final Receipts receipts;
    private final Map<String, String> settings;

    /** What the receiver knows of a round; a channel to nowhere has none. */
    interface Receipts {
        Receipts NONE = new Receipts() {
            @Override
            public void forget() {}

            @Override
            public int repeated() {
                return 0;
            }
        };

        /** Begins a round. */
        void forget();

        /** How many messages came more than once. Ends the benchmark if that was under another name, or if one is missing. */
        int repeated();
    }

    /** @param settings of alert-service, beside those of the lease */
    KillRounds(AlertStack stack, AlertDatabase database, Rungs rungs, Receipts receipts, Map<String, String> settings) {
        this.stack = stack;
        this.database = database;
        this.rungs = rungs;
        this.receipts = receipts;
        this.settings = settings;
    }

    /** How many rounds of rungs {@link #run} needs, if it is asked for at all. */
    static int needed(Numbers numbers) {
        return isWanted(numbers) ? numbers.of("--rounds") * (numbers.of("--warm-up") + 1) : 0;
    }

    static boolean isWanted(Numbers numbers) {
        return numbers.of(REPLICAS) > 1;
    }

    /** Refuses more replicas than there can be. */
    static Numbers checked(Numbers numbers, String usage) {
        if (numbers.of(REPLICAS) > 2) {
            throw new BenchException(
                    "\"%s %d\" is neither 1 nor 2. %s".formatted(REPLICAS, numbers.of(REPLICAS), usage));
        }
        return numbers;
    }

    /** Starts the service anew with a short lease, and then a second one for each round, which gets warm with it. */
    List<Kill> run(Numbers numbers, PrintStream out) {
        int warmUp = numbers.of("--warm-up");
        int rounds = numbers.of("--rounds");
        out.printf("%ntwo replicas, one killed%n");
        configured(stack.alert()).restart();
        List<Kill> kills = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            try (LocalService second = configured(stack.stack().replica("alert"))) {
                second.start();
                for (int j = 0; j < warmUp; j++) {
                    new RungRound(stack, database, rungs).run(Duration.ZERO);
                }
                Kill kill = round(second);
                kills.add(kill);
                out.printf("  round %d   %s%n", i, kill.text());
            }
        }
        return kills;
    }

    private LocalService configured(LocalService service) {
        settings.forEach(service::with);
        return service.with("MILEPOST_DISPATCH_LEASE", LEASE.toSeconds() + "s")
                .with("MILEPOST_SMTP_TIMEOUT", TIMEOUT.toSeconds() + "s");
    }

    private Kill round(LocalService second) {
        receipts.forget();
        rungs.choose();
        long before = database.number(EVENTS);
        Instant moment = rungs.makeDue("reminder", "send_at", Duration.ZERO);
        awaitHalf(before);
        second.kill();
        Duration killedAfter = rungs.since(moment);
        LockSupport.parkNanos(AFTER_DEATH.toNanos());
        Map<String, Long> claimed = database.byText(CLAIMED);
        var round = new RungRound(stack, database, rungs);
        Duration took = round.awaitSent(moment);
        database.awaitNone("SELECT 1 FROM outbox WHERE state = 0 LIMIT 1");
        long[] lateness = round.latenessOfEachOnce();
        Kill kill = Kill.of(lateness, took, killedAfter, claimed, database.byText(SENT), receipts.repeated());
        if (kill.before() == lateness.length) {
            throw new BenchException(
                    "All %d were delivered before one replica was dead: let more become due with --due."
                            .formatted(lateness.length));
        }
        return kill;
    }

    /** One event tells of each that is recorded, and their numbers have next to no gaps. */
    private void awaitHalf(long before) {
        long begin = System.nanoTime();
        while (database.number(EVENTS) - before < rungs.due() / 2) {
            if (System.nanoTime() - begin > LONGEST_HALF.toNanos()) {
                throw new BenchException(
                        "After %s not half of %d rungs are recorded.".formatted(LONGEST_HALF, rungs.due()));
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** The results as Markdown. */
    static String report(List<Kill> kills, boolean hasReceipts) {
        return String.format(
                        Locale.ROOT,
                        """

                        Two replicas, one of which is killed when about half of what is due is recorded; claims lapse after %d s. \
                        Each was recorded as sent once, with one event%s

                        """,
                        LEASE.toSeconds(),
                        hasReceipts ? "; each arrived, and what came again had the same Message-ID." : ".")
                + Kill.table(kills);
    }
}
