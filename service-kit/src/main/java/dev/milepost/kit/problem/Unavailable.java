package dev.milepost.kit.problem;

import dev.milepost.kit.sql.PassingFailure;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The refusal of what the database cannot do just now, and can in a moment: it does not answer, or somebody else holds the
 * rows for longer than one waits ({@code innodb_lock_wait_timeout}), such as a dry run of a thousand of them.
 */
public final class Unavailable {
    private static final Logger LOG = Logger.getLogger(Unavailable.class);
    private static final int RETRY_AFTER_SECONDS = 2;

    private Unavailable() {}

    /** The refusal (503, with {@code Retry-After}), if trying {@code thrown} again helps. */
    public static Optional<HttpProblem> refusalOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && PassingFailure.isAway(sql)) {
                LOG.warnf("The database is away: %s", sql.getMessage());
                return Optional.of(refusal("The database does not answer; try again in a moment."));
            }
            if (cause instanceof SQLException sql && sql.getErrorCode() == PassingFailure.LOCK_WAIT_TIMEOUT) {
                LOG.warnf("Waited too long for a lock: %s", sql.getMessage());
                return Optional.of(refusal(
                        "Another request keeps what this one changes busy; nothing was done. Try again in a moment."));
            }
        }
        return Optional.empty();
    }

    private static HttpProblem refusal(String detail) {
        return ProblemType.UNAVAILABLE
                .builder(detail)
                .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                .build();
    }
}
