package dev.milepost.analytics.rollup;

import dev.milepost.analytics.rollup.UnitFacts.Contract;
import dev.milepost.analytics.rollup.UnitFacts.Moved;
import dev.milepost.analytics.rollup.UnitFacts.Payment;
import dev.milepost.analytics.rollup.UnitFacts.Round;
import dev.milepost.analytics.rollup.UnitFacts.Version;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what units contribute as the history of a build is now; a handful of statements for many units. */
final class RollUpUnits {
    static final String MILESTONES_OF =
            "SELECT contract_id, milestone_id FROM milestone_history WHERE tenant_id = ? AND build = ?"
                    + " AND contract_id IN (?) AND valid_to = '9999-12-31'";
    static final String PAYMENTS_OF = "SELECT contract_id, COALESCE(milestone_id, payment_id) FROM payment_history"
            + " WHERE tenant_id = ? AND build = ? AND contract_id IN (?) AND valid_to = '9999-12-31'";
    static final String COUNTED_OF =
            "SELECT contract_id, unit_id FROM roll_up_counted WHERE tenant_id = ? AND build = ? AND contract_id IN (?)";
    static final String VERSIONS = "SELECT milestone_id, valid_from, valid_to, type, status, priority, owner_id, team,"
            + " party_id, due_date, baseline_due_date, met_on, term_amount, term_currency, term_percent, tags"
            + " FROM milestone_history WHERE tenant_id = ? AND build = ? AND milestone_id IN (?)"
            + " ORDER BY milestone_id, sequence";
    static final String ROUNDS = "SELECT milestone_id, round, submitted_at, decided_at, outcome FROM approval_round"
            + " WHERE tenant_id = ? AND build = ? AND milestone_id IN (?)";
    static final String MOVES = "SELECT milestone_id, days, reason FROM reschedule"
            + " WHERE tenant_id = ? AND build = ? AND milestone_id IN (?)";
    static final String PAYMENTS = "SELECT milestone_id, status, amount, outstanding, currency, due_on, invoiced_on,"
            + " paid_on, COALESCE(penalty, 0), COALESCE(retained, 0), kind = 'RETENTION' FROM payment_history WHERE tenant_id = ? AND build = ? AND milestone_id IN (?)"
            + " AND valid_to = '9999-12-31' AND status <> 'CANCELLED'";
    static final String ADVANCES = "SELECT payment_id, status, amount, outstanding, currency, due_on, invoiced_on,"
            + " paid_on, COALESCE(penalty, 0), COALESCE(retained, 0), kind = 'RETENTION' FROM payment_history WHERE tenant_id = ? AND build = ? AND payment_id IN (?)"
            + " AND valid_to = '9999-12-31' AND status <> 'CANCELLED' AND milestone_id IS NULL";
    static final String CONTRACTS =
            "SELECT contract_id, counted_since, time_zone, value, currency FROM contract_history"
                    + " WHERE tenant_id = ? AND build = ? AND contract_id IN (?) AND valid_to = '9999-12-31' AND counted";
    static final String ACCESS = "SELECT id, access FROM contract_fact WHERE tenant_id = ? AND id IN (?)";
    static final String PARTIES =
            "SELECT DISTINCT contract_id, party_id FROM contract_party WHERE tenant_id = ? AND contract_id IN (?)";
    private static final int AT_ONCE = 500;

    private final Connection connection;
    private final String tenant;
    private final int build;

    RollUpUnits(Connection connection, String tenant, int build) {
        this.connection = connection;
        this.tenant = tenant;
        this.build = build;
    }

    /** The units themselves, of a whole contract each that is in it or was counted in. */
    Set<Unit> each(Collection<Unit> marked) throws SQLException {
        Set<Unit> each = new LinkedHashSet<>();
        List<UUID> whole = new ArrayList<>();
        for (Unit unit : marked) {
            if (unit.id().equals(Unit.ALL)) {
                whole.add(unit.contract());
            } else {
                each.add(unit);
            }
        }
        for (int from = 0; from < whole.size(); from += AT_ONCE) {
            List<UUID> some = whole.subList(from, Math.min(whole.size(), from + AT_ONCE));
            for (String statement : List.of(MILESTONES_OF, PAYMENTS_OF, COUNTED_OF)) {
                read(statement, true, some, row -> each.add(new Unit(id(row, 1), id(row, 2))));
            }
        }
        return each;
    }

    /** What each of {@code units} contributes; those that contribute nothing are not in it. */
    Map<Unit, Contribution> contributions(Collection<Unit> units) throws SQLException {
        Map<Unit, Contribution> contributions = new HashMap<>();
        List<Unit> all = List.copyOf(units);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Unit> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            Map<UUID, Contract> contracts =
                    contracts(some.stream().map(Unit::contract).distinct().toList());
            Map<UUID, UnitFacts> facts = facts(some.stream().map(Unit::id).toList());
            for (Unit unit : some) {
                Contract contract = contracts.get(unit.contract());
                UnitFacts its = facts.get(unit.id());
                Contribution contribution = contract == null || its == null ? null : its.contribution(contract);
                if (contribution != null) {
                    contributions.put(unit, contribution);
                }
            }
        }
        return contributions;
    }

    private Map<UUID, Contract> contracts(List<UUID> ids) throws SQLException {
        Map<UUID, String> access = new HashMap<>();
        read(ACCESS, false, ids, row -> access.put(id(row, 1), row.getString(2)));
        Map<UUID, List<String>> parties = new HashMap<>();
        read(
                PARTIES,
                false,
                ids,
                row -> parties.computeIfAbsent(id(row, 1), none -> new ArrayList<>())
                        .add(id(row, 2).toString()));
        Map<UUID, Contract> contracts = new HashMap<>();
        read(CONTRACTS, true, ids, row -> {
            UUID id = id(row, 1);
            boolean members = Scopes.MEMBERS.equals(access.get(id));
            contracts.put(
                    id,
                    new Contract(
                            id,
                            row.getObject(2, LocalDateTime.class),
                            row.getString(3),
                            row.getBigDecimal(4),
                            row.getString(5),
                            members ? Scopes.MEMBERS : Scopes.OPEN,
                            members ? List.of() : parties.getOrDefault(id, List.of())));
        });
        return contracts;
    }

    private Map<UUID, UnitFacts> facts(List<UUID> ids) throws SQLException {
        Map<UUID, UnitFacts> facts = new HashMap<>();
        read(
                VERSIONS,
                true,
                ids,
                row -> of(facts, row)
                        .versions
                        .add(new Version(
                                row.getObject(2, LocalDateTime.class),
                                row.getObject(3, LocalDateTime.class),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getObject(10, LocalDate.class),
                                row.getObject(11, LocalDate.class),
                                row.getObject(12, LocalDate.class),
                                row.getBigDecimal(13),
                                row.getString(14),
                                row.getBigDecimal(15),
                                row.getString(16))));
        read(
                ROUNDS,
                true,
                ids,
                row -> of(facts, row)
                        .rounds
                        .add(new Round(
                                row.getInt(2),
                                row.getObject(3, LocalDateTime.class),
                                row.getObject(4, LocalDateTime.class),
                                row.getString(5))));
        read(MOVES, true, ids, row -> of(facts, row).moves.add(new Moved(row.getInt(2), row.getString(3))));
        read(PAYMENTS, true, ids, row -> of(facts, row).payments.add(payment(row)));
        read(ADVANCES, true, ids, row -> of(facts, row).payments.add(payment(row)));
        return facts;
    }

    private static UnitFacts of(Map<UUID, UnitFacts> facts, ResultSet row) throws SQLException {
        return facts.computeIfAbsent(id(row, 1), none -> new UnitFacts());
    }

    private static Payment payment(ResultSet row) throws SQLException {
        BigDecimal outstanding = row.getBigDecimal(4);
        return new Payment(
                row.getString(2),
                row.getBigDecimal(3),
                outstanding,
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class),
                row.getBigDecimal(9),
                row.getBigDecimal(10),
                row.getBoolean(11));
    }

    static UUID id(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    private interface Reading {
        void of(ResultSet row) throws SQLException;
    }

    private void read(String statement, boolean ofBuild, List<UUID> ids, Reading reading) throws SQLException {
        String places = String.join(", ", Collections.nCopies(ids.size(), "?"));
        try (PreparedStatement select =
                connection.prepareStatement(statement.replace("IN (?)", "IN (" + places + ")"))) {
            int next = 1;
            select.setString(next++, tenant);
            if (ofBuild) {
                select.setInt(next++, build);
            }
            for (UUID id : ids) {
                select.setObject(next++, id);
            }
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    reading.of(row);
                }
            }
        }
    }
}
