package dev.milepost.kit.http;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;

/**
 * A transaction that another one was in the way of: the database ended it for a deadlock, or what it read was changed before
 * it wrote. Done again, it sees what is there now, and succeeds or is refused with a reason.
 */
public final class LostRace {
    private static final String STATE = "40001";

    private LostRace() {}

    /** Whether {@code thrown} comes from one. */
    public static boolean ended(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
