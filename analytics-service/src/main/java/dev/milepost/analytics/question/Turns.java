package dev.milepost.analytics.question;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets a few statements at once read the history. They take as long as its rows are many: without this some callers who
 * reload take every connection, and the fold of all tenants waits.
 */
@ApplicationScoped
class Turns {
    private static final int SHARE = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Semaphore turns;
    private final Duration longestWait;

    /** One that ends when it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    @Inject
    Turns(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "20") int connections) {
        this(Math.max(1, connections / SHARE), LONGEST_WAIT);
    }

    Turns(int most, Duration longestWait) {
        this.turns = new Semaphore(most, true);
        this.longestWait = longestWait;
    }

    /** The next turn; refused with 503 when that takes too long. */
    Turn take() {
        try {
            if (turns.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                return turns::release;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemType.UNAVAILABLE
                .builder("Many questions are being answered from the history; ask yours again in a moment.")
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }

    /** The next turn for a statement about {@code reach}; known contracts are few rows and wait for nobody. */
    Turn takeFor(Reach reach) {
        return reach.only() == null ? take() : () -> {};
    }
}
