package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Database;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.Accounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From the write of an event in milestone-service to a consumer of the topic, at a steady rate of writes, beside Debezium
 * and a bare relay: each of the three in turn carries the same events of the same service under the same load. All count
 * from the moment that stands in the event, which the service takes inside the transaction: the commit is in it. Then with
 * alert-service, to the receiver of a webhook.
 */
final class EventsBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --events [--rate 500] [--seconds 15] [--rounds 5] [--warm-up 2] [--contracts 400]";
    private static final String EVENTS_OF_MILESTONES = "\"dev.milepost.milestone.";
    private static final String DEBEZIUM = "Debezium";
    private static final String RELAY = "bare relay";
    // Debezium reads the binary log, as a replica does.
    private static final List<String> ACCOUNT = List.of(
            "CREATE USER IF NOT EXISTS `debezium`@`127.0.0.1` IDENTIFIED BY 'debezium-local'",
            "GRANT SELECT, RELOAD, SHOW DATABASES, LOCK TABLES, REPLICATION SLAVE, BINLOG MONITOR ON *.*"
                    + " TO `debezium`@`127.0.0.1`");

    private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

    // A JVM that has just started does not manage the rate, and what waits for it times out.
    private static final Duration COLD = Duration.ofSeconds(120);

    private final Numbers numbers;
    private final PrintStream out;

    EventsBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(
                options,
                Map.of("--rate", 500, "--seconds", 15, "--rounds", 5, "--warm-up", 2, "--contracts", 400),
                USAGE);
        this.out = out;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String run() {
        try (var stack = new AlertStack(out, ACCOUNT)) {
            stack.alert().with("MILEPOST_MAIL_DISCARD", "true");
            stack.start("milestone-service", "alert-service");
            stack.alert().stop(); // it has its tables, and runs again when a webhook is to be told
            String url = stack.stack().mariadb().jdbcUrl("milestone");
            try (var database = new Database(url);
                    var alerts = new AlertDatabase(stack.stack().mariadb().jdbcUrl("alert"), "alert")) {
                out.printf("Generating %,d milestones ...%n", 100 * numbers.of("--contracts"));
                database.load(numbers.of("--contracts"));
                new KnownToAlerts(database.connection(), alerts).copy();
                var steps =
                        new Steps(database.connection(), stack.stack().url("milestone-service"), numbers.of("--rate"));
                return besidePeers(stack, database, steps, url) + toWebhook(stack, database, alerts, steps);
            }
        }
    }

    private String toWebhook(AlertStack stack, Database milestones, AlertDatabase alerts, Steps steps) {
        try (var arrivals = arrivals(stack)) {
            return new WebhookRounds(stack, milestones, alerts, steps, numbers.of("--rate"), length())
                    .run(arrivals, numbers.of("--warm-up"), numbers.of("--rounds"), out);
        }
    }

    /** A consumer of the events of milestones. */
    private static PeerProcess arrivals(AlertStack stack) {
        return new PeerProcess(
                stack.peers(),
                stack.log("arrivals"),
                "arrivals",
                stack.stack().kafka().bootstrapServers(),
                Accounts.password(Accounts.KAFKA_ADMIN),
                "milepost.milestones.v1",
                EVENTS_OF_MILESTONES);
    }

    private String besidePeers(AlertStack stack, Database database, Steps steps, String url) {
        String kafka = stack.stack().kafka().bootstrapServers();
        String admin = Accounts.password(Accounts.KAFKA_ADMIN);
        String password = Accounts.password("milestone");
        String port = Integer.toString(stack.stack().mariadb().port());
        try (var arrivals = arrivals(stack);
                var relay = new PeerProcess(
                        stack.peers(),
                        stack.log("relay"),
                        "relay",
                        url,
                        "milestone",
                        password,
                        kafka,
                        admin,
                        EVENTS_OF_MILESTONES);
                var debezium = new PeerProcess(
                        stack.peers(), stack.log("debezium"), "debezium", kafka, admin, EVENTS_OF_MILESTONES, port)) {
            steps.warmUp(COLD, stack.stack().token("aurora-manager"));
            Laps laps = Laps.run(
                    "%d writes a second".formatted(numbers.of("--rate")),
                    List.of(
                            new Service(stack, arrivals, steps, length()),
                            new OfPeer(DEBEZIUM, stack, database, debezium, steps, length()),
                            new OfPeer(RELAY, stack, database, relay, steps, length())),
                    numbers.of("--warm-up"),
                    numbers.of("--rounds"),
                    out);
            return report(laps);
        }
    }

    private Duration length() {
        return Duration.ofSeconds(numbers.of("--seconds"));
    }

    private String report(Laps laps) {
        return String.format(
                        Locale.ROOT,
                        """
                        %d writes a second; %d rounds of %d s each in turns after %d of warm-up. The binary log of MariaDB is \
                        on, as Debezium reads it. %s.
                        Figures are medians of the rounds, with the least and the most in brackets.

                        """,
                        numbers.of("--rate"),
                        numbers.of("--rounds"),
                        numbers.of("--seconds"),
                        numbers.of("--warm-up"),
                        AlertStack.machine())
                + laps.figures("from the write to the consumer")
                + "\n"
                + Laps.GOALS_HEAD
                + laps.goals(List.of(
                        new Laps.Goal("p50", Lap::p50, DEBEZIUM, false, 0.25),
                        new Laps.Goal("p99", Lap::p99, DEBEZIUM, false, 1.0),
                        new Laps.Goal("p50", Lap::p50, RELAY, false, 2.0)));
    }

    /** The relay of milestone-service itself. */
    private record Service(AlertStack stack, PeerProcess arrivals, Steps steps, Duration length) implements Laps.Side {
        @Override
        public String name() {
            return "milestone-service";
        }

        @Override
        public Lap lap() {
            return measure(stack, arrivals, () -> {}, steps, length);
        }
    }

    /** A peer instead of that relay, which does not lead meanwhile. */
    private record OfPeer(
            String name, AlertStack stack, Database database, PeerProcess process, Steps steps, Duration length)
            implements Laps.Side {
        @Override
        public Lap lap() {
            database.holdRelay();
            try {
                return measure(stack, process, process::signal, steps, length);
            } finally {
                database.releaseRelay();
            }
        }
    }

    /** The processor time of its own is that of milestone-service on all sides, with the relay where that is its own. */
    private static Lap measure(AlertStack stack, PeerProcess carrier, Runnable signal, Steps steps, Duration length) {
        String token = stack.stack().token("aurora-manager");
        carrier.start();
        var own = new ProcessorTime(stack.stack().service("milestone-service").pid());
        var database = new ProcessorTime(stack.databasePid());
        long begin = System.nanoTime();
        int taken = steps.take(length, token, signal);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        LockSupport.parkNanos(ON_ITS_WAY.toNanos());
        long[] age = carrier.stop();
        if (age.length != taken) {
            throw new BenchException("Of %d steps %d events arrived.".formatted(taken, age.length));
        }
        return Lap.of(age, took, own, database);
    }
}
