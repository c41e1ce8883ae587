package dev.milepost.kit.sql;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Locale;

/** Tells what is wrong with the data from a database that is away, busy, or asks to try again. */
public final class PassingFailure {
    /** {@code ER_LOCK_WAIT_TIMEOUT}: others hold the rows for longer than one waits. */
    public static final int LOCK_WAIT_TIMEOUT = 1205;

    private PassingFailure() {}

    /** Whether the same is worth another try: what failed, or what caused that, passes by itself. */
    public static boolean isIn(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (isAway(sql) || isBusy(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database, or a connection to it, is not there. */
    public static boolean isAway(SQLException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return e instanceof SQLNonTransientConnectionException
                || e instanceof SQLTransientConnectionException
                || stateOf(e).startsWith("08")
                || message.contains("acquisition timeout") // of the pool
                || message.contains("failed to enlist"); // a connection of the pool that is dead
    }

    /** Whether another transaction was in the way, or the statement was ended from outside. */
    private static boolean isBusy(SQLException e) {
        return e instanceof SQLTransientException
                || stateOf(e).startsWith("40")
                || stateOf(e).startsWith("70")
                || e.getErrorCode() == LOCK_WAIT_TIMEOUT;
    }

    private static String stateOf(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
