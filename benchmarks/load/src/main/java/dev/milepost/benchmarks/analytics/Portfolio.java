package dev.milepost.benchmarks.analytics;

import dev.milepost.benchmarks.load.MadeUp;
import dev.milepost.benchmarks.load.Table;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The raw rows: one a contract, milestone and payment, as they are on a fixed business day; what a report without
 * analytics-service would read. Two years of work, most of what is past is met, and some suppliers are later than others.
 */
final class Portfolio {
    /** The business day, the same in all its time zones while a benchmark runs. */
    static final String TODAY = "DATE '" + MadeUp.TODAY + "'";

    static final int MILESTONES_OF_A_CONTRACT = 100;
    static final List<String> TEAMS =
            IntStream.range(0, 8).mapToObj(i -> "team-" + i).toList();
    static final List<String> TYPES = List.of(
            "DELIVERABLE", "PAYMENT", "REVIEW", "REPORT", "PERFORMANCE", "GATE", "COMPLETION", "NOTICE", "RENEWAL");
    static final List<String> TABLES = List.of("bench_contract", "bench_milestone", "bench_payment");
    private static final List<Integer> TYPE_WEIGHTS = List.of(30, 15, 15, 15, 10, 5, 4, 3, 3);
    private static final List<String> STATUSES =
            List.of("PLANNED", "IN_PROGRESS", "SUBMITTED", "REJECTED", "MET", "MISSED", "WAIVED", "CANCELLED");
    private static final List<Integer> PAST = List.of(1, 7, 3, 1, 80, 3, 3, 2);
    private static final List<Integer> FUTURE = List.of(60, 22, 9, 3, 4, 0, 1, 1);
    private static final List<String> PRIORITIES = List.of("LOW", "MEDIUM", "HIGH", "CRITICAL");
    private static final List<Integer> PRIORITY_WEIGHTS = List.of(20, 50, 25, 5);
    private static final List<String> ZONES = List.of("Europe/Berlin", "Europe/London", "America/New_York", "UTC");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP");
    private static final List<Integer> CURRENCY_WEIGHTS = List.of(70, 20, 10);
    private static final List<String> PAYMENTS = List.of("PAID", "INVOICED", "DUE", "DISPUTED");
    private static final List<Integer> PAYMENT_WEIGHTS = List.of(70, 15, 12, 3);
    private static final int PARTIES = 20;
    private static final int PEOPLE = 50;
    private static final int TERM_DAYS = 730;

    private final String tenant;
    private final MadeUp madeUp;
    private final List<UUID> parties = new ArrayList<>();
    private final List<UUID> people = new ArrayList<>();

    Portfolio(String tenant, long seed) {
        this.tenant = tenant;
        this.madeUp = new MadeUp(seed);
        IntStream.range(0, PARTIES).forEach(i -> parties.add(madeUp.id()));
        IntStream.range(0, PEOPLE).forEach(i -> people.add(madeUp.id()));
    }

    String tenant() {
        return tenant;
    }

    List<UUID> parties() {
        return parties;
    }

    List<UUID> people() {
        return people;
    }

    /** Makes the tables of the raw rows. */
    static void create(Connection connection) throws SQLException {
        try (var create = connection.createStatement()) {
            create.execute("""
                    CREATE TABLE bench_contract (tenant_id VARCHAR(63) NOT NULL, id UUID NOT NULL, title VARCHAR(255) NOT NULL,
                      time_zone VARCHAR(64) NOT NULL, value DECIMAL(19,4) NOT NULL, currency CHAR(3) NOT NULL,
                      supplier_id UUID NOT NULL, starts_on DATE NOT NULL, PRIMARY KEY (tenant_id, id))
                    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""");
            create.execute("""
                    CREATE TABLE bench_milestone (tenant_id VARCHAR(63) NOT NULL, id UUID NOT NULL, contract_id UUID NOT NULL,
                      title VARCHAR(255) NOT NULL, type VARCHAR(16) NOT NULL, status VARCHAR(16) NOT NULL,
                      priority VARCHAR(16) NOT NULL, owner_id UUID NOT NULL, team VARCHAR(255) NULL, party_id UUID NOT NULL,
                      due_date DATE NOT NULL, baseline_due_date DATE NOT NULL, met_on DATE NULL, term_amount DECIMAL(19,4) NULL,
                      term_percent DECIMAL(19,4) NULL, currency CHAR(3) NOT NULL, tag VARCHAR(40) NOT NULL,
                      changed_on DATE NOT NULL, PRIMARY KEY (tenant_id, id))
                    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""");
            create.execute("""
                    CREATE TABLE bench_payment (tenant_id VARCHAR(63) NOT NULL, id UUID NOT NULL, contract_id UUID NOT NULL,
                      milestone_id UUID NOT NULL, party_id UUID NOT NULL, status VARCHAR(16) NOT NULL,
                      amount DECIMAL(19,4) NOT NULL, outstanding DECIMAL(19,4) NOT NULL, currency CHAR(3) NOT NULL,
                      due_on DATE NOT NULL, invoiced_on DATE NULL, paid_on DATE NULL, PRIMARY KEY (tenant_id, id))
                    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin""");
        }
    }

    /** Writes the rows of so many milestones. */
    void write(Connection connection, int milestones) throws SQLException {
        connection.setAutoCommit(false);
        try (var contractRows = new Table(
                        connection,
                        "bench_contract",
                        "tenant_id",
                        "id",
                        "title",
                        "time_zone",
                        "value",
                        "currency",
                        "supplier_id",
                        "starts_on");
                var milestoneRows = milestoneRows(connection);
                var paymentRows = paymentRows(connection)) {
            for (int i = 0; i < milestones / MILESTONES_OF_A_CONTRACT; i++) {
                var contract = new Contract(
                        madeUp.id(),
                        BigDecimal.valueOf(100_000 + madeUp.below(900_000)),
                        madeUp.oneOf(CURRENCIES, CURRENCY_WEIGHTS),
                        i < PARTIES ? i : madeUp.below(PARTIES), // each has one
                        MadeUp.TODAY.minusDays(1 + madeUp.below(699)));
                contractRows.add(
                        tenant,
                        contract.id,
                        madeUp.title(),
                        madeUp.oneOf(ZONES),
                        contract.value,
                        contract.currency,
                        parties.get(contract.supplier),
                        contract.start);
                for (int n = 0; n < MILESTONES_OF_A_CONTRACT; n++) {
                    milestone(contract, n, milestoneRows, paymentRows);
                }
                if (i % 100 == 99) {
                    connection.commit();
                }
            }
            contractRows.flush();
            milestoneRows.flush();
            paymentRows.flush();
            connection.commit();
        }
        connection.setAutoCommit(true);
    }

    private record Contract(UUID id, BigDecimal value, String currency, int supplier, LocalDate start) {}

    private void milestone(Contract contract, int n, Table rows, Table paymentRows) throws SQLException {
        LocalDate baseline =
                contract.start.plusDays((long) n * TERM_DAYS / MILESTONES_OF_A_CONTRACT + 1 + madeUp.below(7));
        LocalDate due = madeUp.below(5) == 0 ? baseline.plusDays(1 + madeUp.below(30)) : baseline;
        String status = madeUp.oneOf(STATUSES, due.isBefore(MadeUp.TODAY) ? PAST : FUTURE);
        int slow = contract.supplier % 4 == 0 ? madeUp.below(20) : 0;
        LocalDate done = within(due.plusDays(madeUp.below(12) - 6 + slow), contract.start);
        boolean met = status.equals("MET");
        long worked = ChronoUnit.DAYS.between(contract.start, MadeUp.TODAY);
        LocalDate changed = met ? done : contract.start.plusDays(madeUp.below(Math.toIntExact(worked) + 1));
        int term = madeUp.below(100);
        BigDecimal amount = term < 3 ? BigDecimal.valueOf(500 + madeUp.below(9_500)) : null;
        BigDecimal percent = term >= 3 && term < 20 ? BigDecimal.valueOf(1 + madeUp.below(3)) : null;
        UUID id = madeUp.id();
        rows.add(
                tenant,
                id,
                contract.id,
                madeUp.title(),
                madeUp.oneOf(TYPES, TYPE_WEIGHTS),
                status,
                madeUp.oneOf(PRIORITIES, PRIORITY_WEIGHTS),
                madeUp.oneOf(people),
                madeUp.below(20) == 0 ? null : madeUp.oneOf(TEAMS),
                parties.get(contract.supplier),
                due,
                baseline,
                met ? done : null,
                amount,
                percent,
                contract.currency,
                "lot-" + madeUp.below(20),
                changed);
        if (met && (amount != null || percent != null)) {
            BigDecimal sum =
                    amount != null ? amount : contract.value.multiply(percent).movePointLeft(2);
            payment(contract, id, done, sum, paymentRows);
        }
    }

    private void payment(Contract contract, UUID milestone, LocalDate met, BigDecimal amount, Table rows)
            throws SQLException {
        String status = madeUp.oneOf(PAYMENTS, PAYMENT_WEIGHTS);
        LocalDate due = met.plusDays(30);
        LocalDate invoiced = met.plusDays(1 + madeUp.below(5));
        rows.add(
                tenant,
                madeUp.id(),
                contract.id,
                milestone,
                parties.get(contract.supplier),
                status,
                amount,
                status.equals("PAID") ? BigDecimal.ZERO : amount,
                contract.currency,
                due,
                status.equals("DUE") ? null : invoiced,
                status.equals("PAID") ? within(due.plusDays(madeUp.below(20) - 12), invoiced) : null);
    }

    /** The day, but neither after today nor before {@code first}. */
    private static LocalDate within(LocalDate day, LocalDate first) {
        LocalDate least = day.isBefore(first) ? first : day;
        return least.isAfter(MadeUp.TODAY) ? MadeUp.TODAY : least;
    }

    private static Table milestoneRows(Connection connection) throws SQLException {
        return new Table(
                connection,
                "bench_milestone",
                "tenant_id",
                "id",
                "contract_id",
                "title",
                "type",
                "status",
                "priority",
                "owner_id",
                "team",
                "party_id",
                "due_date",
                "baseline_due_date",
                "met_on",
                "term_amount",
                "term_percent",
                "currency",
                "tag",
                "changed_on");
    }

    private static Table paymentRows(Connection connection) throws SQLException {
        return new Table(
                connection,
                "bench_payment",
                "tenant_id",
                "id",
                "contract_id",
                "milestone_id",
                "party_id",
                "status",
                "amount",
                "outstanding",
                "currency",
                "due_on",
                "invoiced_on",
                "paid_on");
    }
}
