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
 * and a bare relay, which carry the rows of a bare writer. All of them count from the moment that stands in the event, which
 * its writer takes inside the transaction: the commit is in it. Then with alert-service, to the receiver of a webhook.
 */
final class EventsBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --events [--rate 500] [--seconds 15] [--rounds 5] [--warm-up 2] [--contracts 400]";
    private static final String DEBEZIUM = "Debezium";
    private static final String RELAY = "bare relay";
    // Debezium reads the binary log, as a replica does.
    private static final List<String> ACCOUNT = List.of(
            "CREATE USER IF NOT EXISTS `debezium`@`127.0.0.1` IDENTIFIED BY 'debezium-local'",
            "GRANT SELECT, RELOAD, SHOW DATABASES, LOCK TABLES, REPLICATION SLAVE, BINLOG MONITOR ON *.*"
                    + " TO `debezium`@`127.0.0.1`");

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
                return besidePeers(stack, steps, url) + toWebhook(stack, database, alerts, steps);
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
                "\"dev.milepost.milestone.");
    }

    private String besidePeers(AlertStack stack, Steps steps, String url) {
        String kafka = stack.stack().kafka().bootstrapServers();
        String admin = Accounts.password(Accounts.KAFKA_ADMIN);
        String password = Accounts.password("milestone");
        String rate = Integer.toString(numbers.of("--rate"));
        String port = Integer.toString(stack.stack().mariadb().port());
        try (var arrivals = arrivals(stack);
                var relay = new PeerProcess(
                        stack.peers(), stack.log("relay"), "relay", url, "milestone", password, kafka, admin, rate);
                var debezium = new PeerProcess(
                        stack.peers(),
                        stack.log("debezium"),
                        "debezium",
                        url,
                        "milestone",
                        password,
                        kafka,
                        admin,
                        rate,
                        port)) {
            steps.warmUp(COLD, stack.stack().token("aurora-manager"));
            Laps laps = Laps.run(
                    "%s writes a second".formatted(rate),
                    List.of(
                            new Service(stack, arrivals, steps, length()),
                            new OfPeer(DEBEZIUM, stack, debezium, length()),
                            new OfPeer(RELAY, stack, relay, length())),
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

    /** Steps over the API of milestone-service; its own relay carries their events. */
    private record Service(AlertStack stack, PeerProcess arrivals, Steps steps, Duration length) implements Laps.Side {
        @Override
        public String name() {
            return "milestone-service";
        }

        @Override
        public Lap lap() {
            String token = stack.stack().token("aurora-manager");
            arrivals.start();
            var own =
                    new ProcessorTime(stack.stack().service("milestone-service").pid());
            var database = new ProcessorTime(stack.databasePid());
            long begin = System.nanoTime();
            int taken = steps.take(length, token);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos()); // what is on its way
            long[] age = arrivals.stop();
            if (age.length != taken) {
                throw new BenchException("Of %d steps %d events arrived.".formatted(taken, age.length));
            }
            return Lap.of(age, took, own, database);
        }
    }

    private record OfPeer(String name, AlertStack stack, PeerProcess process, Duration length) implements Laps.Side {
        @Override
        public Lap lap() {
            var own = new ProcessorTime(process.pid());
            var database = new ProcessorTime(stack.databasePid());
            process.start();
            LockSupport.parkNanos(length.toNanos());
            long[] age = process.stop();
            if (age.length == 0) {
                throw new BenchException(name + " carried nothing.");
            }
            return Lap.of(age, length, own, database);
        }
    }
}
