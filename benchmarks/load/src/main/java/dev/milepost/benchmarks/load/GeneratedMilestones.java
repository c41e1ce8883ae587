package dev.milepost.benchmarks.load;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of generated contracts: due about once a week for two years; what is past is mostly met, what is to
 * come mostly planned, and about an eighth of what is past is late.
 */
final class GeneratedMilestones implements AutoCloseable {
    static final int LONGEST_DAYS = 730;

    /** From usual to rare; what the pages ask for are the first four. */
    static final List<String> TYPES = List.of(
            "DELIVERABLE",
            "PAYMENT",
            "REVIEW",
            "REPORT",
            "PERFORMANCE",
            "GATE",
            "COMPLETION",
            "NOTICE",
            "RENEWAL",
            "EXPIRY");

    private static final List<Integer> TYPE_WEIGHTS = List.of(30, 15, 15, 15, 10, 5, 4, 3, 2, 1);
    private static final List<String> STATUSES =
            List.of("PLANNED", "IN_PROGRESS", "SUBMITTED", "REJECTED", "MET", "MISSED", "WAIVED", "CANCELLED");
    private static final List<Integer> PAST_WEIGHTS = List.of(1, 7, 3, 1, 80, 3, 3, 2);
    private static final List<Integer> FUTURE_WEIGHTS = List.of(60, 22, 9, 3, 4, 0, 1, 1);
    private static final List<String> PRIORITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final List<Integer> PRIORITY_WEIGHTS = List.of(20, 50, 25, 5);

    private final String tenant;
    private final MadeUp madeUp;
    private final List<UUID> people;
    private final Table table;

    GeneratedMilestones(Connection connection, String tenant, MadeUp madeUp, List<UUID> people) throws SQLException {
        this.tenant = tenant;
        this.madeUp = madeUp;
        this.people = people;
        this.table = new Table(
                connection,
                "milestone",
                "id",
                "tenant_id",
                "version",
                "contract_id",
                "title",
                "description",
                "type",
                "status",
                "priority",
                "owner_id",
                "responsible_party_id",
                "due_date",
                "baseline_due_date",
                "met_on",
                "submitted_at",
                "submitted_by",
                "decided_at",
                "criteria",
                "evidence",
                "payment_percent",
                "payment_net_days",
                "tags",
                "external_ids",
                "created_at",
                "updated_at");
    }

    /** The 100 milestones of a contract that starts on {@code start}. */
    void add(UUID contract, UUID supplier, LocalDate start) throws SQLException {
        for (int i = 0; i < GeneratedData.MILESTONES_OF_A_CONTRACT; i++) {
            LocalDate baseline =
                    start.plusDays((long) i * LONGEST_DAYS / GeneratedData.MILESTONES_OF_A_CONTRACT + madeUp.below(7));
            LocalDate due = madeUp.below(5) == 0 ? baseline.plusDays(madeUp.below(30)) : baseline;
            String status = madeUp.oneOf(STATUSES, due.isBefore(MadeUp.TODAY) ? PAST_WEIGHTS : FUTURE_WEIGHTS);
            add(contract, supplier, baseline, due, status);
        }
    }

    private void add(UUID contract, UUID supplier, LocalDate baseline, LocalDate due, String status)
            throws SQLException {
        String type = madeUp.oneOf(TYPES, TYPE_WEIGHTS);
        UUID owner = madeUp.oneOf(people);
        boolean met = status.equals("MET");
        boolean submitted = met || status.equals("SUBMITTED") || status.equals("REJECTED");
        // Only of what is open: a met one would have a payment, too.
        boolean paid = type.equals("PAYMENT") && !met;
        table.add(
                madeUp.id(),
                tenant,
                3L,
                contract,
                madeUp.title(),
                madeUp.description(),
                type,
                status,
                madeUp.oneOf(PRIORITIES, PRIORITY_WEIGHTS),
                owner,
                supplier,
                due,
                baseline,
                met ? earlierOfTodayAnd(due.plusDays(madeUp.below(10) - 5)) : null,
                submitted ? MadeUp.MOMENT.minusDays(1) : null,
                submitted ? owner : null,
                met || status.equals("REJECTED") ? MadeUp.MOMENT : null,
                criteria(),
                submitted ? evidence() : "[]",
                paid ? 1 : null,
                paid ? 30 : null,
                "[\"site\",\"lot-%d\"]".formatted(madeUp.below(20)),
                "[]",
                MadeUp.MOMENT,
                MadeUp.MOMENT);
    }

    private static @Nullable LocalDate earlierOfTodayAnd(LocalDate day) {
        return day.isAfter(MadeUp.TODAY) ? MadeUp.TODAY : day;
    }

    private String criteria() {
        return """
                [{"id":"01900000-0000-7000-8000-0000000000c1","statement":"Inspected without a major finding","done":false},\
                {"id":"01900000-0000-7000-8000-0000000000c2","statement":"Strength reached","metric":"strength",\
                "operator":"AT_LEAST","target":%d,"unit":"MPa","done":false}]""".formatted(20 + madeUp.below(30));
    }

    private String evidence() {
        return "[{\"url\":\"https://files.example.com/reports/%d.pdf\",\"title\":\"Report\"}]"
                .formatted(madeUp.below(1_000_000));
    }

    void flush() throws SQLException {
        table.flush();
    }

    @Override
    public void close() throws SQLException {
        table.close();
    }
}
