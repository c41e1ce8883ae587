package dev.milepost.benchmarks.alerts;

import static java.util.Objects.requireNonNullElse;

import dev.milepost.benchmarks.load.BenchException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Steps of milestones at a steady rate, over the API of milestone-service: handed in and taken back in turns, one milestone
 * of each contract. An open system: a slow answer delays no other request, as long as there are milestones left.
 */
final class Steps {
    private static final String CANDIDATES = """
            SELECT m.id, m.status, m.version FROM milestone m
            JOIN (SELECT MIN(id) AS id FROM milestone
                  WHERE tenant_id = 'aurora' AND status IN ('IN_PROGRESS', 'SUBMITTED') GROUP BY contract_id) one
              ON one.id = m.id""";

    private static final int WHILE_COLD = 16;

    static {
        System.setProperty("http.maxConnections", "64"); // that are kept open
    }

    private final URI service;
    private final int rate;
    private final String submission;
    private final BlockingQueue<Target> targets = new LinkedBlockingQueue<>();

    private record Target(String id, boolean isSubmitted, String etag) {}

    Steps(Connection database, URI service, int rate) {
        this.service = service;
        this.rate = rate;
        // It must not lie ahead, in whatever time zone the contract is.
        LocalDate metOn = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC)
                .minusDays(1);
        this.submission = """
                {"metOn":"%s","evidence":[{"url":"https://files.example.com/reports/1.pdf","title":"Report"}]}""".formatted(metOn);
        try (var select = database.prepareStatement(CANDIDATES);
                var row = select.executeQuery()) {
            while (row.next()) {
                targets.add(new Target(
                        row.getString(1), row.getString(2).equals("SUBMITTED"), "\"" + row.getLong(3) + "\""));
            }
        } catch (SQLException e) {
            throw new BenchException("The milestones to work on cannot be read: " + e.getMessage(), e);
        }
    }

    /** Takes steps for {@code length}, as many as the service manages with a few at the same time: it is cold still. */
    void warmUp(Duration length, String token) {
        take(length, token, 0, new Semaphore(WHILE_COLD), () -> {});
    }

    /** Takes steps at the steady rate for {@code length}; says how many. Any answer that is no 200 ends the benchmark. */
    int take(Duration length, String token) {
        return take(length, token, () -> {});
    }

    /** The same; {@code afterEach} runs when the answer to a step is there. */
    int take(Duration length, String token, Runnable afterEach) {
        return take(length, token, Duration.ofSeconds(1).toNanos() / rate, new Semaphore(Integer.MAX_VALUE), afterEach);
    }

    private int take(Duration length, String token, long every, Semaphore atOnce, Runnable afterEach) {
        var count = new AtomicInteger();
        var failure = new AtomicReference<@Nullable Throwable>();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long at = 0;
            while (at < length.toNanos() && failure.get() == null) {
                LockSupport.parkNanos(begin + at - System.nanoTime());
                atOnce.acquire();
                Target target = targets.take();
                threads.execute(() -> {
                    try {
                        targets.add(step(target, token));
                        afterEach.run();
                        count.incrementAndGet();
                    } catch (IOException | RuntimeException e) {
                        failure.set(e);
                        targets.add(target); // or the loop would wait for it
                    } finally {
                        atOnce.release();
                    }
                });
                at = every == 0 ? System.nanoTime() - begin : at + every;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Throwable broken = failure.get();
        if (broken != null) {
            throw new BenchException("milestone-service did not answer as it should: " + broken.getMessage(), broken);
        }
        return count.get();
    }

    /** By the simplest of clients, which takes least from the processors that it shares with what is measured. */
    private Target step(Target target, String token) throws IOException {
        String action = target.isSubmitted() ? "withdraw" : "submit";
        byte[] body = (target.isSubmitted() ? "{}" : submission).getBytes(StandardCharsets.UTF_8);
        var request = (HttpURLConnection) service.resolve("/api/v1/milestones/" + target.id() + "/" + action)
                .toURL()
                .openConnection();
        request.setConnectTimeout(5_000);
        request.setReadTimeout(30_000);
        request.setRequestMethod("POST");
        request.setRequestProperty("Authorization", "Bearer " + token);
        request.setRequestProperty("Content-Type", "application/json");
        request.setRequestProperty("If-Match", target.etag());
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(body.length);
        try (var out = request.getOutputStream()) {
            out.write(body);
        }
        int status = request.getResponseCode();
        if (status != 200) {
            try (var answer = request.getErrorStream()) {
                String words = answer == null ? "" : new String(answer.readAllBytes(), StandardCharsets.UTF_8);
                throw new IOException(status + " " + words);
            }
        }
        try (var answer = request.getInputStream()) { // read to its end, so that the connection is used again
            answer.readAllBytes();
        }
        return new Target(target.id(), !target.isSubmitted(), requireNonNullElse(request.getHeaderField("ETag"), ""));
    }
}
