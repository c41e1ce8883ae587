package dev.milepost.milestone.milestone;

import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.milestone.value.SqlFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is about to be late: open, due today or within some days in its contract's time zone, and either nobody has started
 * it, or it was sent back, or an unpassed gate blocks it. What is overdue is late already. Views and queries take the days
 * from here: they are set once, at the start.
 */
final class AtRisk {
    private static volatile int days = 7;

    private AtRisk() {}

    /** Sets how many days ahead. */
    static void within(int ahead) {
        days = ahead;
    }

    static boolean is(MilestoneState state, boolean blocked, LocalDate today) {
        LocalDate due = state.dueDate();
        boolean isSoon = due != null && !due.isBefore(today) && !due.isAfter(today.plusDays(days));
        return isSoon
                && (state.status() == MilestoneStatus.PLANNED || state.status() == MilestoneStatus.REJECTED || blocked);
    }

    /** Adds that milestone m is, or is not, at risk. */
    static void addTo(SqlFilter where, boolean wanted, Connection connection, String tenant, Instant now)
            throws SQLException {
        PastDue past = PastDue.of(connection, tenant, "m.due_sort", now);
        PastDue soon = PastDue.of(connection, tenant, "m.due_sort", now, days + 1);
        List<Object> values = new ArrayList<>(List.of(soon.values()));
        Collections.addAll(values, past.values());
        String condition = "(m.status IN ('PLANNED', 'REJECTED') OR m.blocked = TRUE) AND " + soon.sql() + " AND NOT "
                + past.sql();
        if (wanted) {
            // It is nowhere earlier than yesterday in UTC: the lower end of a range in the index.
            where.and(
                    "m.due_sort >= ?", LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(1));
        }
        where.and(wanted ? condition : "NOT (" + condition + ")", values.toArray());
    }
}
