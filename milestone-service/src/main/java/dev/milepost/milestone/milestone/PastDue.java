package dev.milepost.milestone.milestone;

import dev.milepost.milestone.value.SqlFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The condition that a day is past in the time zone of its contract c. There are at most three dates on earth at a time, so
 * the day alone decides but for two of them, for which the zones that are ahead are named.
 */
public record PastDue(String sql, Object... values) {
    private static final String ZONES = "SELECT DISTINCT time_zone FROM contract WHERE tenant_id = ?";

    public static PastDue of(Connection connection, String tenant, String column, Instant now) throws SQLException {
        return of(connection, tenant, column, now, 0);
    }

    /** The same, {@code days} from now. */
    public static PastDue of(Connection connection, String tenant, String column, Instant now, int days)
            throws SQLException {
        TreeMap<LocalDate, List<String>> zonesByDay = new TreeMap<>();
        for (String zone : zones(connection, tenant)) {
            zonesByDay
                    .computeIfAbsent(LocalDate.ofInstant(now, ZoneId.of(zone)).plusDays(days), day -> new ArrayList<>())
                    .add(zone);
        }
        LocalDate earliest = zonesByDay.isEmpty()
                ? LocalDate.ofInstant(now, ZoneId.of("UTC")).plusDays(days)
                : zonesByDay.firstKey();
        List<String> alternatives = new ArrayList<>(List.of(column + " < ?"));
        List<Object> values = new ArrayList<>(List.of(earliest));
        for (Map.Entry<LocalDate, List<String>> ahead :
                zonesByDay.tailMap(earliest, false).entrySet()) {
            alternatives.add("(" + column + " < ? AND c.time_zone IN (" + SqlFilter.marks(ahead.getValue()) + "))");
            values.add(ahead.getKey());
            values.addAll(ahead.getValue());
        }
        return new PastDue("(" + String.join(" OR ", alternatives) + ")", values.toArray());
    }

    private static List<String> zones(Connection connection, String tenant) throws SQLException {
        try (var select = connection.prepareStatement(ZONES)) {
            select.setString(1, tenant);
            List<String> zones = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    zones.add(row.getString(1));
                }
            }
            return zones;
        }
    }
}
