package dev.milepost.analytics.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One table of things that happened once, of one build; written in batches. */
final class Happenings {
    static final String ROUND = """
            INSERT INTO approval_round (tenant_id, build, milestone_id, sequence, round, submitted_at, decided_at, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";
    static final String RESCHEDULE = """
            INSERT INTO reschedule (tenant_id, build, milestone_id, sequence, at, days, reason)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    static final String REMINDER = """
            INSERT INTO reminder_fact (tenant_id, build, milestone_id, sequence, at, rung, channel, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)""";

    private final String tenant;
    private final int build;
    private final String statement;
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    Happenings(String tenant, int build, String statement) {
        this.tenant = tenant;
        this.build = build;
        this.statement = statement;
    }

    void add(UUID milestone, long sequence, Object... values) {
        List<@Nullable Object> row = new ArrayList<>(List.of(tenant, build, milestone, sequence));
        row.addAll(Arrays.asList(values));
        rows.add(row);
    }

    void flush(Connection connection) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(statement)) {
            for (List<@Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    insert.setObject(i + 1, row.get(i));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
        rows.clear();
    }
}
