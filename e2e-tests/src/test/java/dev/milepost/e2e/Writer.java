package dev.milepost.e2e;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Makes transitions, some hundred a second, while parts of the system are killed. Each request carries an
 * Idempotency-Key and is repeated until it is answered; what was acknowledged is counted by milestone.
 */
final class Writer implements Runnable {
    private static final long PAUSE_NANOS = 100_000_000;

    // Leaves the machine to those who are being killed and started again.
    private static final long BREATH_NANOS = 10_000_000;

    private final Supplier<Client> manager;
    private final List<String> milestones;
    private final AtomicBoolean stop;
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    Writer(Supplier<Client> manager, List<String> milestones, AtomicBoolean stop) {
        this.manager = manager;
        this.milestones = milestones;
        this.stop = stop;
    }

    @Override
    public void run() {
        Map<String, String> etags = new HashMap<>();
        Map<String, Integer> steps = new HashMap<>();
        List<String> cycle = List.of("submit", "withdraw");
        while (!stop.get()) {
            for (String milestone : milestones) {
                if (stop.get()) {
                    return;
                }
                int step = steps.merge(milestone, 1, Integer::sum);
                String action = step == 1 ? "start" : cycle.get(step % 2);
                etags.put(milestone, acknowledge(milestone, action, etags.get(milestone)));
                acknowledged.merge(milestone, 1, Integer::sum);
                total.incrementAndGet();
                LockSupport.parkNanos(BREATH_NANOS);
            }
        }
    }

    /** Repeats one request until it is acknowledged and returns the new ETag. */
    private String acknowledge(String milestone, String action, @org.jspecify.annotations.Nullable String etag) {
        String key = UUID.randomUUID().toString();
        String version = etag;
        while (true) {
            try {
                Client client = manager.get();
                if (version == null) {
                    version = client.trySend("GET", milestone, null, Map.of()).etag();
                    continue;
                }
                Client.Answer answer = client.trySend(
                        "POST",
                        milestone + "/" + action,
                        Map.of(),
                        Map.of("If-Match", version, "Idempotency-Key", key));
                if (answer.isSuccess() && answer.etag() != null) {
                    return answer.etag();
                }
                if (answer.status() / 100 == 4 && answer.status() != 409) {
                    throw new AssertionError(action + " of " + milestone + ": " + answer.text());
                }
            } catch (IOException e) {
                unanswered.incrementAndGet();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    Map<String, Integer> acknowledged() {
        return acknowledged;
    }

    int total() {
        return total.get();
    }

    int unanswered() {
        return unanswered.get();
    }
}
