package dev.milepost.kit.http;

import java.sql.SQLException;

/** The end of a transaction that the database chose to let another one go on; it is repeated. */
public final class Deadlock {
    private static final String STATE = "40001";

    private Deadlock() {}

    /** Whether {@code thrown} comes from one. */
    public static boolean ended(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
