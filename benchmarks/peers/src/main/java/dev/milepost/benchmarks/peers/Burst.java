package dev.milepost.benchmarks.peers;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A number of equal pieces of work, done as fast as a few connections can. Each is opened anew in each round, as servers
 * close what is idle, and as the service does it.
 */
final class Burst implements Peer {
    private final int count;
    private final int connections;
    private final Opening opening;
    private final List<Thread> threads = new ArrayList<>();
    private final Lateness lateness = new Lateness();
    private final AtomicInteger next = new AtomicInteger();
    private final InstantSource clock = InstantSource.system();

    /** Does one piece of work after the other. */
    interface Connection extends AutoCloseable {
        void send() throws Exception;

        @Override
        void close() throws Exception;
    }

    /** Opens one more connection. */
    interface Opening {
        Connection open() throws Exception;
    }

    Burst(int count, int connections, Opening opening) {
        this.count = count;
        this.connections = connections;
        this.opening = opening;
    }

    @Override
    public void start() {
        lateness.clear();
        next.set(0);
        Instant begin = clock.instant();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> run(begin)));
        }
    }

    private void run(Instant begin) {
        try (Connection connection = opening.open()) {
            while (next.getAndIncrement() < count) {
                connection.send();
                lateness.add(begin, clock.instant());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until all is done. */
    @Override
    public String stop() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        threads.clear();
        return lateness.text();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
