package dev.milepost.milestone.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.Api;
import dev.milepost.milestone.Copies;
import dev.milepost.milestone.ServiceTest;
import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.member.Viewer;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With thousands of milestones of several tenants, each list finds its first page by an index. */
@ServiceTest
class PlansQTest {
    private static final List<String> TENANTS = List.of("plans", "plans2");
    private static final UUID PERSON = UUID.randomUUID();
    private static final LocalDate TODAY = LocalDate.parse("2027-03-01");
    private static final Instant NOW = Instant.parse("2027-03-01T12:00:00Z");

    @Inject
    DataSource database;

    @BeforeEach
    void manyMilestones() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String tenant : TENANTS) {
                Api manager = Api.as(tenant, "manager");
                String contract = manager.contract(Map.of());
                String seed = manager.milestone(contract, Map.of("title", "Seed"));
                manager.activate(contract);
                String id = seed.substring(seed.lastIndexOf('/') + 1);
                multiply(connection, contract.substring(contract.lastIndexOf('/') + 1), id);
                Copies.run(
                        connection,
                        "INSERT INTO milestone_tag (tenant_id, milestone_id, tag) SELECT tenant_id, id, CONCAT('lot-', RIGHT(title, 2)) FROM milestone WHERE tenant_id = '"
                                + tenant + "'");
                Copies.run(
                        connection,
                        "INSERT INTO milestone_field (tenant_id, milestone_id, field_key, text_value) SELECT tenant_id, id, 'centre', CONCAT('K-', RIGHT(title, 2)) FROM milestone WHERE tenant_id = '"
                                + tenant + "'");
                Copies.run(
                        connection,
                        "INSERT INTO milestone_field (tenant_id, milestone_id, field_key, number_value) SELECT tenant_id, id, 'floors', CRC32(id) % 1000 FROM milestone WHERE tenant_id = '"
                                + tenant + "'");
            }
            for (String table : List.of("milestone", "milestone_tag", "milestone_field", "contract")) {
                Copies.run(connection, "ANALYZE TABLE " + table + " PERSISTENT FOR ALL");
            }
        }
    }

    @AfterEach
    void thereAreNoMore() throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (String tenant : TENANTS) {
                Copies.run(
                        connection,
                        "DELETE FROM milestone WHERE tenant_id = '" + tenant + "' AND title LIKE 'Made up%'");
                Copies.run(
                        connection,
                        "DELETE FROM contract WHERE tenant_id = '" + tenant + "' AND reference LIKE 'Made up%'");
            }
        }
    }

    /** Copies a contract 300 times and a milestone 3000 times, with other states, types, days and teams. */
    private static void multiply(Connection connection, String contract, String seed) throws SQLException {
        Copies.of(
                connection,
                "contract",
                contract,
                300,
                Map.of("id", contractId("s.seq"), "reference", "CONCAT('Made up ', s.seq)"));
        Map<String, String> other = new TreeMap<>(Map.of("contract_id", contractId("1 + s.seq % 300")));
        other.putAll(Map.of(
                "id", "UUID()",
                "title", "CONCAT('Made up ', s.seq)",
                "status",
                        "ELT(1 + s.seq % 8, 'PLANNED','IN_PROGRESS','SUBMITTED','REJECTED','MET','MISSED','WAIVED','CANCELLED')",
                "type",
                        "ELT(1 + (s.seq DIV 8) % 10, 'DELIVERABLE','PERFORMANCE','PAYMENT','GATE','REVIEW','REPORT','COMPLETION','NOTICE','RENEWAL','EXPIRY')",
                "due_date", "DATE '2026-06-01' + INTERVAL s.seq % 1200 DAY",
                "team", "CONCAT('team-', s.seq % 40)",
                "open_gates", "IF(s.seq % 50 = 0, 1, 0)",
                "critical", "s.seq % 60 = 0",
                "created_at", "m.created_at + INTERVAL s.seq SECOND"));
        Copies.of(connection, "milestone", seed, 3000, other);
    }

    private static String contractId(String number) {
        return "CONCAT('00000000-0000-7000-8000-', RIGHT(MD5(m.tenant_id), 8), LPAD(" + number + ", 4, '0'))";
    }

    @Test
    void eachFilterHasItsIndex() throws SQLException {
        Map<String, Set<String>> wrong = new TreeMap<>();
        expect(wrong, "status", with(f -> f.status = List.of(MilestoneStatus.SUBMITTED)), null, "milestone_status_due");
        expect(
                wrong,
                "status and type",
                with(f -> {
                    f.status = List.of(MilestoneStatus.SUBMITTED);
                    f.type = List.of(MilestoneType.REPORT);
                }),
                null,
                "milestone_status_type_due");
        expect(wrong, "type", with(f -> f.type = List.of(MilestoneType.REPORT)), null, "milestone_type_due");
        expect(wrong, "owner", with(f -> f.owner = PERSON), null, "milestone_owner_due");
        expect(wrong, "team", with(f -> f.team = "team-7"), null, "milestone_team_due");
        expect(wrong, "watcher", with(f -> f.watcher = PERSON), null, "milestone_watcher_person", "milestone_due");
        expect(wrong, "tag", with(f -> f.tag = "lot-77"), null, "milestone_tag_tag");
        expect(
                wrong,
                "due",
                with(f -> {
                    f.from = TODAY;
                    f.to = TODAY.plusDays(9);
                }),
                null,
                "milestone_due");
        expect(wrong, "overdue", with(f -> f.overdue = true), null, "milestone_due", "milestone_status_due");
        expect(wrong, "blocked", with(f -> f.blocked = true), null, "milestone_blocked_due");
        expect(wrong, "atRisk", with(f -> f.atRisk = true), null, "milestone_due", "milestone_status_due");
        expect(wrong, "critical", with(f -> f.critical = true), null, "milestone_critical_due");
        expect(wrong, "text", with(f -> f.text = "seed"), null, "milestone_text");
        expect(wrong, "nothing", with(f -> {}), null, "milestone_due");
        expect(wrong, "created", with(f -> {}), "-createdAt", "milestone_created");
        expect(wrong, "field", with(f -> f.field = "K-77"), null, "milestone_field_text");
        expect(wrong, "by field", with(f -> {}), "customField.floors", "milestone_field_number");
        assertThat(wrong).isEmpty();
    }

    /** What a list is asked for. */
    private static final class Asked {
        private List<MilestoneStatus> status = List.of();
        private List<MilestoneType> type = List.of();
        private @Nullable UUID owner;
        private @Nullable UUID watcher;
        private @Nullable String team;
        private @Nullable String tag;
        private @Nullable String text;
        private @Nullable String field;
        private @Nullable LocalDate from;
        private @Nullable LocalDate to;
        private @Nullable Boolean overdue;
        private @Nullable Boolean blocked;
        private @Nullable Boolean atRisk;
        private @Nullable Boolean critical;
    }

    private static Asked with(java.util.function.Consumer<Asked> change) {
        Asked asked = new Asked();
        change.accept(asked);
        return asked;
    }

    private void expect(Map<String, Set<String>> wrong, String name, Asked a, @Nullable String sort, String... keys)
            throws SQLException {
        MilestoneFilter filter = new MilestoneFilter(
                null,
                a.status,
                a.type,
                a.owner,
                a.team,
                a.watcher,
                a.tag,
                a.from,
                a.to,
                a.overdue,
                a.blocked,
                a.atRisk,
                a.critical,
                a.text,
                Map.of(),
                sort);
        List<FieldQuery.Condition> fields =
                a.field == null ? List.of() : List.of(new FieldQuery.Condition("""
                EXISTS (SELECT 1 FROM milestone_field f WHERE f.tenant_id = m.tenant_id AND f.milestone_id = m.id
                  AND f.field_key = ? AND f.text_value IN (?))""", List.of("centre", a.field)));
        MilestoneQuery query = new MilestoneQuery(
                "plans",
                new Viewer("plans", null, PERSON),
                filter,
                fields,
                MilestoneSort.of(sort, key -> new FieldQuery.SortField(key, CustomFieldType.NUMBER)),
                NOW);
        Set<String> used = new java.util.LinkedHashSet<>();
        boolean isScan = false;
        try (Connection connection = database.getConnection()) {
            SqlFilter where = query.where(connection, null);
            try (var explain = connection.prepareStatement("EXPLAIN " + query.sql(where))) {
                explain.setInt(where.bind(explain), 51);
                try (var row = explain.executeQuery()) {
                    while (row.next()) {
                        String key = row.getString("key");
                        isScan |= "ALL".equals(row.getString("type")) || key == null;
                        used.add(key + "/" + row.getString("type") + "/" + row.getString("rows"));
                    }
                }
            }
        }
        if (isScan
                || List.of(keys).stream()
                        .noneMatch(key -> used.stream()
                                .anyMatch(one -> List.of(one.split("[,/]")).contains(key)))) {
            wrong.put(name, used);
        }
    }
}
