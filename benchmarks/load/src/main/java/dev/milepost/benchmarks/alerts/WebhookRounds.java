package dev.milepost.benchmarks.alerts;

import dev.milepost.benchmarks.load.BenchException;
import dev.milepost.benchmarks.load.Database;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * From the write of an event in milestone-service to the receipt of the webhook that tells of it: the relay, Kafka, the
 * fold in alert-service with all it does besides, and the request. A consumer of the topic counts the same events.
 */
final class WebhookRounds {
    private static final String WEBHOOK = "to the webhook's receiver";
    private static final String CONSUMER = "to the consumer";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    // One that comes twice does so soon.
    private static final Duration AFTER = Duration.ofMillis(500);

    private final AlertStack stack;
    private final Database milestones;
    private final AlertDatabase alerts;
    private final Steps steps;
    private final int rate;
    private final Duration length;
    private final List<Pace> paces = new ArrayList<>();
    private @Nullable Lap ofConsumer;

    WebhookRounds(AlertStack stack, Database milestones, AlertDatabase alerts, Steps steps, int rate, Duration length) {
        this.stack = stack;
        this.milestones = milestones;
        this.alerts = alerts;
        this.steps = steps;
        this.rate = rate;
        this.length = length;
    }

    /** Starts alert-service, lets it fold what has happened so far, and measures; returns the results as Markdown. */
    String run(PeerProcess arrivals, int warmUp, int rounds, PrintStream out) {
        stack.alert().start();
        Duration caughtUp = catchUp();
        out.printf(
                Locale.ROOT,
                "%n  alert-service has folded what was before after %.1f s%n",
                caughtUp.toMillis() / 1000.0);
        try (var receiver = new Receiver()) {
            Subscription.of(
                    stack, receiver, "dev.milepost.milestone.submitted.v1", "dev.milepost.milestone.withdrawn.v1");
            Laps laps = Laps.run(
                    "%d writes a second, with a webhook".formatted(rate),
                    List.of(
                            new Named(WEBHOOK, () -> round(arrivals, receiver)),
                            new Named(CONSUMER, this::lapOfConsumer)),
                    warmUp,
                    rounds,
                    out);
            return report(laps, paces.subList(warmUp, paces.size()));
        }
    }

    private record Named(String name, Supplier<Lap> measure) implements Laps.Side {
        @Override
        public Lap lap() {
            return measure.get();
        }
    }

    private Duration catchUp() {
        milestones.awaitPublished();
        long all = milestones.lastSequences();
        Duration took = Backlog.await(
                "events folded by alert-service",
                () -> alerts.number("SELECT SUM(sequence) FROM stream_position WHERE topic = 'milepost.milestones.v1'"),
                all,
                PATIENCE);
        alerts.awaitNone("SELECT 1 FROM held_event LIMIT 1");
        alerts.awaitNone("SELECT 1 FROM reminder WHERE state = 'PLANNED' AND urgency IN (0, 1, 2)"
                + " AND send_at <= UTC_TIMESTAMP(6) LIMIT 1");
        alerts.awaitNone("SELECT 1 FROM outbox WHERE state = 0 LIMIT 1");
        return took;
    }

    private Lap round(PeerProcess arrivals, Receiver receiver) {
        String token = stack.stack().token("aurora-manager");
        receiver.forget();
        arrivals.start();
        var writer =
                new ProcessorTime(stack.stack().service("milestone-service").pid());
        var sender = new ProcessorTime(stack.alert().pid());
        var database = new ProcessorTime(stack.databasePid());
        long begin = System.nanoTime();
        int taken = steps.take(length, token);
        Duration writing = Duration.ofNanos(System.nanoTime() - begin);
        int backlog = taken - receiver.different();
        Duration lag = Backlog.await("webhooks received", receiver::different, taken, PATIENCE);
        LockSupport.parkNanos(AFTER.toNanos());
        long[] ages = arrivals.stop();
        long[] agesOfWebhooks = receiver.ages();
        if (ages.length != taken || agesOfWebhooks.length != taken || receiver.requests() != taken) {
            throw new BenchException("Of %d steps %d events arrived, and %d webhooks in %d requests."
                    .formatted(taken, ages.length, agesOfWebhooks.length, receiver.requests()));
        }
        paces.add(new Pace(taken, writing, backlog, lag));
        ofConsumer = Lap.of(ages, writing, writer, database);
        return Lap.of(agesOfWebhooks, writing.plus(lag), sender, database);
    }

    /** Of the round that was measured last. */
    private Lap lapOfConsumer() {
        if (ofConsumer == null) {
            throw new IllegalStateException("no round was measured yet");
        }
        return ofConsumer;
    }

    private String report(Laps laps, List<Pace> measured) {
        return """

                With alert-service and one webhook for these events, in rounds of their own. Every event was received once. \
                The processor time of the first row is alert-service's, of the second milestone-service's; MariaDB's is that \
                of both. %s

                %s
                | with a webhook | beside | ratio | goal | met |
                | --- | --- | --- | --- | --- |
                %s%s""".formatted(
                        Pace.sentence(measured, rate),
                        laps.figures("from the write"),
                        laps.ratio("p50 " + WEBHOOK, Lap::p50, CONSUMER),
                        laps.ratio("p99 " + WEBHOOK, Lap::p99, CONSUMER));
    }
}
