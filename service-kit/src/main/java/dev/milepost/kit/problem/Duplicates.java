package dev.milepost.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The refusal of a value that another row has already. Use cases look first and say whose it is; of two that write at the
 * same time the unique key stops the second one, and this says so. The key leads to the field: one that a request can
 * break is named {@code <table>_<field>}, as {@code party_reference}.
 */
public final class Duplicates {
    private static final Logger LOG = Logger.getLogger(Duplicates.class);
    private static final int DUPLICATE_ENTRY = 1062;
    private static final Pattern KEY = Pattern.compile(".*for key '(?:[^'.]*\\.)?([^']+)'", Pattern.DOTALL);

    private Duplicates() {}

    /** The refusal (409), if {@code thrown} comes from a value that is there already. */
    public static Optional<HttpProblem> refusalOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getErrorCode() == DUPLICATE_ENTRY) {
                return Optional.of(refusal(String.valueOf(sql.getMessage())));
            }
        }
        return Optional.empty();
    }

    private static HttpProblem refusal(String message) {
        Matcher found = KEY.matcher(message);
        String key = found.lookingAt() ? found.group(1) : "";
        LOG.infof("Two wrote the same value; the second is refused by the key '%s'.", key);
        if (!key.contains("_")) {
            return ProblemType.CONFLICT.because(
                    "Another request wrote the same at the same time; read what is there, and repeat yours if it still fits.");
        }
        return Violations.problem(
                ProblemType.CONFLICT,
                List.of(new Violation(
                        key.substring(key.lastIndexOf('_') + 1),
                        "another one has this value already; read that one, or send another value")));
    }
}
