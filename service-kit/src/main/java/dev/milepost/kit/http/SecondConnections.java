package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps requests that need two connections from locking each other up: if as many as the pool has connections held one and
 * waited for the other, none would ever go on.
 */
@ApplicationScoped
class SecondConnections {
    private static final int LONGEST_WAIT_SECONDS = 20;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final Semaphore pairs;

    @Inject
    SecondConnections(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "20") int connections) {
        pairs = new Semaphore(Math.max(1, connections / 2), true);
    }

    /** Does {@code work} once there is room for it; refused with 503 when that takes too long. */
    <T> T within(Callable<T> work) throws Exception {
        if (!pairs.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw ProblemType.UNAVAILABLE
                    .builder("Many dry runs and bulk requests are running; repeat yours in a moment.")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        try {
            return work.call();
        } finally {
            pairs.release();
        }
    }
}
