package dev.milepost.benchmarks.load;

import static io.hyperfoil.http.steps.HttpStepCatalog.SC;

import io.hyperfoil.api.config.Benchmark;
import io.hyperfoil.api.config.BenchmarkBuilder;
import io.hyperfoil.api.statistics.StatisticsSnapshot;
import io.hyperfoil.core.impl.LocalSimulationRunner;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.config.HttpPluginBuilder;
import io.hyperfoil.http.statistics.HttpStats;
import java.time.Duration;

/**
 * Hyperfoil, as a closed system: a number of connections, each of which sends its next request when it has the answer to
 * the last one.
 */
final class LoadGenerator {
    private static final int THREADS = 1;

    private final int connections;

    LoadGenerator(int connections) {
        this.connections = connections;
    }

    /** Puts load on {@code side} for {@code length}; refuses to give a result when any answer was not a good one. */
    Answers run(Side side, Work work, Duration length) {
        work.prepare(side);
        var all = new StatisticsSnapshot();
        long begin = System.nanoTime();
        new LocalSimulationRunner(
                        benchmark(side, work, length),
                        (phase, step, metric, snapshot, countDown) -> {
                            synchronized (all) {
                                all.add(snapshot);
                            }
                        },
                        null,
                        null)
                .run();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        synchronized (all) {
            return answers(side, all, length, took);
        }
    }

    private static Answers answers(Side side, StatisticsSnapshot all, Duration length, Duration took) {
        var statuses = HttpStats.get(all);
        if (all.invalid != 0 || all.errors() != 0 || statuses.status_2xx != all.responseCount) {
            throw new BenchException("%s did not answer as it should: %s, %s".formatted(side.name(), all, statuses));
        }
        if (all.responseCount == 0) {
            throw new BenchException("%s answered nothing in %s.".formatted(side.name(), took));
        }
        return new Answers(
                all.responseCount,
                all.responseCount / (length.toMillis() / 1000.0),
                Duration.ofNanos(all.histogram.getValueAtPercentile(50)),
                Duration.ofNanos(all.histogram.getValueAtPercentile(99)));
    }

    private Benchmark benchmark(Side side, Work work, Duration length) {
        var benchmark = BenchmarkBuilder.builder().name("milepost").threads(THREADS);
        benchmark
                .addPlugin(HttpPluginBuilder::new)
                .http()
                .host(side.address().getHost())
                .port(side.address().getPort())
                .allowHttp2(false)
                .sharedConnections(connections);
        var request = benchmark
                .addPhase("load")
                .always(connections)
                .duration(length.toMillis())
                .maxDuration(length.plusSeconds(30).toMillis())
                .scenario()
                .initialSequence("request")
                .step(SC)
                .httpRequest(HttpMethod.GET);
        work.describe(request, side);
        if (side.token() != null) {
            request.headers().header("Authorization", "Bearer " + side.token());
        }
        return benchmark.build();
    }

    /**
     * @param count how many were answered
     * @param rate of them a second
     */
    record Answers(int count, double rate, Duration median, Duration p99) {}
}
