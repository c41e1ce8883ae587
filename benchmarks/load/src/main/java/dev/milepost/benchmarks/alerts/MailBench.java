package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.local.Accounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Rungs that become due at one moment, delivered by the packaged alert-service over SMTP, beside a bare mail client that
 * sends the same mail again and again over as many open connections to the same server, GreenMail in a process of its own.
 */
final class MailBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --mail [--rungs 200000] [--due 2000] [--rounds 5] [--warm-up 12] [--connections 4]"
                    + " [--replicas 1|2]";
    private static final String BARE = "bare mail client";

    private final Numbers numbers;
    private final PrintStream out;

    MailBench(List<String> options, PrintStream out) {
        this.numbers = KillRounds.checked(
                Numbers.parse(
                        options,
                        Map.of(
                                "--rungs",
                                200_000,
                                "--due",
                                2_000,
                                "--rounds",
                                5,
                                "--warm-up",
                                12,
                                "--connections",
                                4,
                                KillRounds.REPLICAS,
                                1),
                        USAGE),
                USAGE);
        Rungs.require(numbers, numbers.of("--rounds") + numbers.of("--warm-up") + KillRounds.needed(numbers));
        this.out = out;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String run() {
        String connections = Integer.toString(numbers.of("--connections"));
        try (var stack = new AlertStack(out)) {
            var settings = Map.of("MILEPOST_DISPATCH_WORKERS", connections);
            settings.forEach(stack.alert()::with);
            stack.start("alert-service");
            try (var database = new AlertDatabase(stack.stack().mariadb().jdbcUrl("alert"), "alert");
                    var bare = new PeerProcess(
                            stack.peers(),
                            stack.log("bare-mail"),
                            "mail",
                            Integer.toString(numbers.of("--due")),
                            connections,
                            Integer.toString(stack.stack().mail().smtpPort()),
                            Accounts.MAIL_SENDER,
                            Accounts.password(Accounts.MAIL_SENDER))) {
                var rungs = new Rungs(database, numbers.of("--rungs"), numbers.of("--due"));
                rungs.fill(stack.alert(), () -> {});
                Laps laps = Laps.run(
                        "mails",
                        List.of(new Service(stack, database, rungs), new Bare(stack, bare, numbers.of("--due"))),
                        numbers.of("--warm-up"),
                        numbers.of("--rounds"),
                        out);
                String killed = "";
                if (KillRounds.isWanted(numbers)) {
                    var receipts = new MailReceipts(stack.stack().mail(), database);
                    killed = KillRounds.report(
                            new KillRounds(stack, database, rungs, receipts, settings).run(numbers, out), true);
                }
                return report(laps) + killed;
            }
        }
    }

    private String report(Laps laps) {
        return String.format(
                        Locale.ROOT,
                        """
                        %,d of %,d rungs become due at one moment; %d rounds in turns after %d of warm-up; %d connections to \
                        GreenMail on each side. %s.
                        Figures are medians of the rounds, with the least and the most in brackets; p50, p99 and most say how \
                        late mails were. Each arrived once.

                        """,
                        numbers.of("--due"),
                        numbers.of("--rungs"),
                        numbers.of("--rounds"),
                        numbers.of("--warm-up"),
                        numbers.of("--connections"),
                        AlertStack.machine())
                + laps.figures("mails")
                + "\n"
                + Laps.GOALS_HEAD
                + laps.goals(List.of(new Laps.Goal("rate", Lap::rate, BARE, true, 0.5)));
    }

    private record Service(AlertStack stack, AlertDatabase database, Rungs rungs) implements Laps.Side {
        @Override
        public String name() {
            return "alert-service";
        }

        @Override
        public Lap lap() {
            var receipts = new MailReceipts(stack.stack().mail(), database);
            receipts.forget();
            Lap lap = new RungRound(stack, database, rungs).run(Duration.ZERO);
            int repeated = receipts.repeated();
            if (repeated > 0) {
                throw new BenchException("%d mails came more than once.".formatted(repeated));
            }
            return lap;
        }
    }

    private record Bare(AlertStack stack, PeerProcess process, int count) implements Laps.Side {
        @Override
        public String name() {
            return BARE;
        }

        @Override
        public Lap lap() {
            stack.stack().mail().forgetMails();
            var own = new ProcessorTime(process.pid());
            var database = new ProcessorTime(stack.databasePid());
            long begin = System.nanoTime();
            process.start();
            long[] lateness = process.stop();
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            if (lateness.length != count) {
                throw new BenchException("The bare client sent %d of %d mails.".formatted(lateness.length, count));
            }
            return Lap.of(lateness, took, own, database);
        }
    }
}
