package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.alerts.AlertBenches;
import dev.milepost.benchmarks.alerts.AlertDatabase;
import dev.milepost.benchmarks.alerts.AlertStack;
import dev.milepost.benchmarks.alerts.ProcessorTime;
import dev.milepost.benchmarks.analytics.EventStory.Told;
import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.MadeUp;
import dev.milepost.benchmarks.load.Numbers;
import dev.milepost.benchmarks.load.Series;
import dev.milepost.local.Accounts;
import dev.milepost.local.LocalService;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A burst of events in the topic, folded by one process of analytics-service and by two. What counts is when the last of
 * them is folded, and when cells answer with all of them.
 */
final class IngestionBench implements AlertBenches.AlertBench {
    private static final String USAGE =
            "Usage: bench --ingestion [--events 100000] [--rounds 3] [--warm-up 20000]; events are a multiple of 100";
    /** Contracts whose events lie among each other, as those of people who work at the same time do. */
    private static final int AT_ONCE = 100;

    private final Numbers numbers;
    private final PrintStream out;
    private final EventStory story = new EventStory(Folded.TENANT, 5);
    private long contracts;

    IngestionBench(List<String> options, PrintStream out) {
        this.numbers = Numbers.parse(options, Map.of("--events", 100_000, "--rounds", 3, "--warm-up", 20_000), USAGE);
        for (String events : List.of("--events", "--warm-up")) {
            if (numbers.of(events) % EventStory.EVENTS != 0) {
                throw new BenchException(events + " must be a multiple of " + EventStory.EVENTS + ". " + USAGE);
            }
        }
        this.out = out;
    }

    @Override
    public String name() {
        return "ingestion";
    }

    /**
     * What became of a burst, in seconds from its beginning.
     *
     * @param written until the topic had the last event
     * @param folded until the last was folded
     * @param counted until cells answered with all of them
     * @param own processor time of the services for each event, in microseconds
     * @param database that of MariaDB
     */
    private record Burst(double written, double folded, double counted, double own, double database) {}

    @Override
    public String run() {
        try (var stack = new AlertStack(out, List.of(), MadeUp.NOW)) {
            stack.start("analytics-service");
            try (var database = new AlertDatabase(stack.stack().mariadb().jdbcUrl("analytics"), "analytics");
                    var topic = new EventTopic(stack.stack().kafka().clientProperties(Accounts.KAFKA_ADMIN))) {
                Folded folded = new Folded(database);
                List<Burst> one = new ArrayList<>();
                List<Burst> two = new ArrayList<>();
                for (int round = 1; round <= numbers.of("--rounds"); round++) {
                    one.add(measured("one replica", stack, topic, folded, pids(stack)));
                    try (LocalService replica = stack.stack().replica("analytics")) {
                        replica.start();
                        two.add(measured("two replicas", stack, topic, folded, pids(stack, replica)));
                    }
                }
                return report(one, two);
            }
        }
    }

    private static long[] pids(AlertStack stack, LocalService... replicas) {
        long[] pids = new long[replicas.length + 1];
        pids[0] = stack.stack().service("analytics-service").pid();
        for (int i = 0; i < replicas.length; i++) {
            pids[i + 1] = replicas[i].pid();
        }
        return pids;
    }

    /** A burst after a smaller one, in which the replicas share the partitions out and get warm. */
    private Burst measured(String title, AlertStack stack, EventTopic topic, Folded folded, long[] pids) {
        burst(stack, topic, folded, pids, numbers.of("--warm-up"));
        Burst burst = burst(stack, topic, folded, pids, numbers.of("--events"));
        out.printf(
                Locale.ROOT,
                "  %-13s %,9.0f events a second; written after %5.1f s, folded %5.1f s, in cells %5.1f s%n",
                title,
                rate(burst),
                burst.written,
                burst.folded,
                burst.counted);
        return burst;
    }

    private Burst burst(AlertStack stack, EventTopic topic, Folded folded, long[] pids, int events) {
        List<Told> told = new ArrayList<>(events);
        int ofBurst = events / EventStory.EVENTS;
        for (int from = 0; from < ofBurst; from += AT_ONCE) {
            told.addAll(amongEachOther(Math.min(AT_ONCE, ofBurst - from)));
        }
        contracts += ofBurst;
        var own = new ProcessorTime(pids);
        var database = new ProcessorTime(stack.databasePid());
        long begin = System.nanoTime();
        topic.write(told);
        double written = seconds(begin);
        folded.await(contracts * EventStory.EVENTS);
        double all = seconds(begin);
        folded.awaitCells();
        Burst burst =
                new Burst(written, all, seconds(begin), own.microsForEach(events), database.microsForEach(events));
        folded.requireAll(
                new Dashboards(stack.stack().url("analytics-service")),
                stack.stack().token("aurora-manager"),
                contracts);
        return burst;
    }

    private List<Told> amongEachOther(int streams) {
        List<List<Told>> each = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            each.add(story.contract());
        }
        List<Told> mixed = new ArrayList<>(streams * EventStory.EVENTS);
        for (int i = 0; i < EventStory.EVENTS; i++) {
            for (List<Told> stream : each) {
                mixed.add(stream.get(i));
            }
        }
        return mixed;
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private double rate(Burst burst) {
        return numbers.of("--events") / burst.folded;
    }

    private String report(List<Burst> one, List<Burst> two) {
        return String.format(
                        Locale.ROOT,
                        """
                        Bursts of %,d events (contracts of 20 milestones, 100 events each), %d with one process of \
                        analytics-service and %2$d with two in turns, each after %,d events more. %s.
                        Every event was folded once, and the figures are right. Figures are medians, with the least and the most \
                        in brackets; seconds count from the first event written.

                        | | events a second | s until the topic has them | until all are folded | until cells have them | \
                        processor µs for each: services | MariaDB |
                        | --- | --- | --- | --- | --- | --- | --- |
                        """,
                        numbers.of("--events"),
                        numbers.of("--rounds"),
                        numbers.of("--warm-up"),
                        AlertStack.machine())
                + row("one replica", one)
                + row("two replicas", two);
    }

    private String row(String name, List<Burst> bursts) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s |%n",
                name,
                show(bursts, this::rate, "%.0f"),
                show(bursts, Burst::written, "%.1f"),
                show(bursts, Burst::folded, "%.1f"),
                show(bursts, Burst::counted, "%.1f"),
                show(bursts, Burst::own, "%.0f"),
                show(bursts, Burst::database, "%.0f"));
    }

    private static String show(List<Burst> bursts, ToDoubleFunction<Burst> figure, String format) {
        return Series.of(bursts.stream().mapToDouble(figure)).show(format);
    }
}
