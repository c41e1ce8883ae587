package dev.milepost.milestone.baseline;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.milepost.events.Money;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.milestone.Milestone;
import dev.milepost.milestone.value.JsonColumn;
import dev.milepost.milestone.value.Moneys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps baselines for ever. One row holds all milestones of one: they are written and read together, and never changed. */
@ApplicationScoped
public class BaselineBook {
    private static final String KEEP = """
            INSERT INTO contract_baseline (tenant_id, contract_id, number, amendment_id, set_at, starts_on, ends_on,
              value_amount, value_currency, milestones) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String LAST =
            "SELECT MAX(number) FROM contract_baseline WHERE tenant_id = ? AND contract_id = ?";
    private static final String LIST = """
            SELECT number, amendment_id, set_at, starts_on, ends_on, value_amount, value_currency, NULL
            FROM contract_baseline WHERE tenant_id = ? AND contract_id = ? ORDER BY number DESC""";
    private static final String GET = """
            SELECT number, amendment_id, set_at, starts_on, ends_on, value_amount, value_currency, milestones
            FROM contract_baseline WHERE tenant_id = ? AND contract_id = ? AND number = ?""";
    private static final JsonColumn<List<BaselinedMilestone>> MILESTONES =
            new JsonColumn<List<BaselinedMilestone>>(new TypeReference<List<BaselinedMilestone>>() {}, List.of()) {};

    private final DataSource database;
    private final CurrentTenant tenant;
    private final BusinessClock clock;

    @Inject
    BaselineBook(DataSource database, CurrentTenant tenant, BusinessClock clock) {
        this.database = database;
        this.tenant = tenant;
        this.clock = clock;
    }

    /** Whether a contract has none yet: it was activated before baselines were kept. */
    public boolean isEmpty(UUID contract) {
        return last(contract) < 0;
    }

    /**
     * Keeps what is agreed now as the next baseline of a locked contract.
     *
     * @param milestones all of the contract
     * @param amendment the amendment that sets it; null for the activation
     * @return its number
     */
    public int keep(Contract contract, List<Milestone> milestones, @Nullable UUID amendment) {
        int number = last(contract.id()) + 1;
        Money value = contract.value();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(KEEP)) {
            insert.setString(1, tenant.get());
            insert.setObject(2, contract.id());
            insert.setInt(3, number);
            insert.setObject(4, amendment);
            insert.setObject(5, LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
            insert.setObject(6, contract.startsOn());
            insert.setObject(7, contract.endsOn());
            insert.setBigDecimal(8, value == null ? null : value.amount());
            insert.setString(9, value == null ? null : value.currency());
            insert.setString(
                    10,
                    MILESTONES.convertToDatabaseColumn(
                            milestones.stream().map(BaselinedMilestone::of).toList()));
            insert.executeUpdate();
            return number;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The baselines of a contract without their milestones, the newest first. */
    List<BaselineView> list(UUID contract) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LIST)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            List<BaselineView> found = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    found.add(read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of them, with its milestones. */
    Optional<BaselineView> get(UUID contract, int number) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(GET)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            select.setInt(3, number);
            try (var row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int last(UUID contract) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LAST)) {
            select.setString(1, tenant.get());
            select.setObject(2, contract);
            try (var row = select.executeQuery()) {
                row.next();
                int last = row.getInt(1);
                return row.wasNull() ? -1 : last;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BaselineView read(ResultSet row) throws SQLException {
        String amendment = row.getString(2);
        String currency = row.getString(7);
        return new BaselineView(
                row.getInt(1),
                amendment == null ? null : UUID.fromString(amendment),
                row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                currency == null ? null : Moneys.of(row.getBigDecimal(6), currency),
                MILESTONES.convertToEntityAttribute(row.getString(8)));
    }
}
