package dev.milepost.milestone.instalment;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.value.Moneys;
import dev.milepost.milestone.value.SqlFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Adds up what comes due by month and currency: one statement for what is released, one for what is expected. */
@ApplicationScoped
class ReadForecast {
    static final String DUE = """
            SELECT IF(p.due_on < ?, '', DATE_FORMAT(p.due_on, '%%Y-%%m')) AS month, p.currency AS currency,
              COUNT(*), SUM(p.amount - p.paid)
            FROM payment p WHERE p.tenant_id = ? AND p.status IN ('DUE', 'INVOICED', 'DISPUTED') AND %s
            GROUP BY 1, 2""";
    static final String EXPECTED = """
            SELECT IF(m.forecast_on < ?, '', DATE_FORMAT(m.forecast_on, '%%Y-%%m')) AS month,
              COALESCE(m.payment_currency, c.value_currency) AS currency,
              COUNT(*), SUM(COALESCE(m.payment_amount, c.value_amount * m.payment_percent / 100))
            FROM milestone m JOIN contract c ON c.tenant_id = m.tenant_id AND c.id = m.contract_id
            WHERE m.tenant_id = ? AND c.status IN ('ACTIVE', 'SUSPENDED', 'TERMINATED', 'EXPIRED')
              AND COALESCE(m.payment_currency, c.value_currency) IS NOT NULL AND %s
            GROUP BY 1, 2""";
    private static final String OF_PARTY = """
            EXISTS (SELECT 1 FROM contract_party cp
              WHERE cp.tenant_id = %1$s.tenant_id AND cp.contract_id = %1$s.contract_id AND cp.party_id = ?)""";
    private static final int USUAL_MONTHS = 12;
    private static final int MOST_YEARS = 10;

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Membership membership;
    private final BusinessClock clock;

    @Inject
    ReadForecast(DataSource database, CurrentTenant tenant, Membership membership, BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.membership = membership;
        this.clock = clock;
    }

    /** What is asked for; refused with 400 when it is the wrong way round or too long. */
    @Transactional
    ForecastView get(
            @Nullable String contractId, @Nullable String partyId, @Nullable String fromDay, @Nullable String toDay) {
        LocalDate asked = Choice.day("from", fromDay);
        LocalDate from = asked != null ? asked : clock.today(ZoneOffset.UTC).withDayOfMonth(1);
        LocalDate until = Choice.day("to", toDay);
        LocalDate to =
                until != null ? until : from.plusMonths(USUAL_MONTHS - 1L).with(TemporalAdjusters.lastDayOfMonth());
        if (to.isBefore(from)) {
            throw Choice.wrong("to", to + " is before from, " + from);
        }
        if (to.isAfter(from.plusYears(MOST_YEARS))) {
            throw Choice.wrong("to", "is more than " + MOST_YEARS + " years after from");
        }
        UUID contract = Choice.id("contractId", contractId);
        UUID party = Choice.id("partyId", partyId);
        TreeMap<Key, Sum> sums = new TreeMap<>();
        try (Connection connection = database.getConnection()) {
            read(connection, DUE, filter("p", "p.due_on", to, contract, party), from, sums, true);
            read(connection, EXPECTED, filter("m", "m.forecast_on", to, contract, party), from, sums, false);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the forecast", e);
        }
        List<ForecastLine> lines = sums.entrySet().stream()
                .map(one -> one.getValue().line(one.getKey()))
                .toList();
        return new ForecastView(
                from,
                to,
                lines.stream().filter(line -> line.month() == null).toList(),
                lines.stream().filter(line -> line.month() != null).toList());
    }

    private SqlFilter filter(String alias, String day, LocalDate to, @Nullable UUID contract, @Nullable UUID party) {
        SqlFilter filter = new SqlFilter().and(day + " <= ?", to);
        if (contract != null) {
            filter.and(alias + ".contract_id = ?", contract);
        }
        if (party != null) {
            filter.and(OF_PARTY.formatted(alias), party);
        }
        return membership.viewer().addTo(filter, alias);
    }

    private void read(
            Connection connection, String sql, SqlFilter filter, LocalDate from, TreeMap<Key, Sum> sums, boolean due)
            throws SQLException {
        try (var read = connection.prepareStatement(sql.formatted(filter.sql()))) {
            read.setObject(1, from);
            read.setString(2, tenant.get());
            filter.bind(read, 3);
            try (var row = read.executeQuery()) {
                while (row.next()) {
                    Key key = new Key(row.getString(1), row.getString(2));
                    Sum sum = new Sum(row.getLong(3), row.getBigDecimal(4), 0, BigDecimal.ZERO);
                    sums.merge(key, due ? sum : sum.expected(), Sum::plus);
                }
            }
        }
    }

    private record Key(String month, String currency) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byMonth = month.compareTo(other.month);
            return byMonth != 0 ? byMonth : currency.compareTo(other.currency);
        }
    }

    private record Sum(long dueCount, BigDecimal due, long expectedCount, BigDecimal expectedSum) {
        Sum expected() {
            return new Sum(0, BigDecimal.ZERO, dueCount, due);
        }

        Sum plus(Sum other) {
            return new Sum(
                    dueCount + other.dueCount,
                    due.add(other.due),
                    expectedCount + other.expectedCount,
                    expectedSum.add(other.expectedSum));
        }

        ForecastLine line(Key key) {
            String currency = key.currency();
            BigDecimal expected = expectedSum.setScale(Moneys.digits(currency), RoundingMode.HALF_EVEN);
            return new ForecastLine(
                    key.month().isEmpty() ? null : key.month(),
                    currency,
                    Moneys.of(due, currency),
                    dueCount,
                    Moneys.of(expected, currency),
                    expectedCount,
                    Moneys.of(due.add(expected), currency));
        }
    }
}
