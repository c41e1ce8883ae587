package dev.milepost.analytics.question;

import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
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

    private static final int TIMED_OUT = 1969;

    private final Semaphore turns;
    private final Duration longestWait;
    private final Duration longestQuestion;

    /** One that ends when it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    @Inject
    Turns(
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size", defaultValue = "20") int connections,
            FiguresConfig config) {
        this(Math.max(1, connections / SHARE), LONGEST_WAIT, config.longestQuestion());
    }

    Turns(int most, Duration longestWait, Duration longestQuestion) {
        this.turns = new Semaphore(most, true);
        this.longestWait = longestWait;
        this.longestQuestion = longestQuestion;
    }

    /** The statement, which the database gives up after a while: nobody may be waiting for it any more. */
    String limited(String statement) {
        return "SET STATEMENT max_statement_time = " + longestQuestion.toMillis() / 1000.0 + " FOR " + statement;
    }

    /** What a failed statement is to the caller: 503 for one that was given up, and no time to ask it again. */
    static RuntimeException failed(String what, SQLException e) {
        return e.getErrorCode() == TIMED_OUT
                ? ProblemType.UNAVAILABLE.because(
                        "The answer takes too long to be read from the history. Ask for fewer milestones"
                                + " (filters, 'from' and 'to'), or as of now and by dimensions that are kept ready (docs/metrics.md).")
                : new IllegalStateException(what, e);
    }

    /** The next turn; refused with 503 when that takes too long, and a file that has begun could be refused no more. */
    Turn take() {
        if (BegunFile.isWritten()) {
            return takeInLine();
        }
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

    /** The next turn, however long it takes: for a page of a file that has begun, which could not be refused any more. */
    Turn takeInLine() {
        turns.acquireUninterruptibly();
        return turns::release;
    }

    /** How many wait for theirs. */
    int waiting() {
        return turns.getQueueLength();
    }

    /** The next turn for a statement about {@code reach}; known contracts are few rows and wait for nobody. */
    Turn takeFor(Reach reach) {
        return reach.only() == null ? take() : () -> {};
    }
}
