package dev.milepost.alert.policy;

import dev.milepost.kit.sql.PassingFailure;
import dev.milepost.kit.tenant.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * What plans are made by beside events: policies and quiet hours of the current tenant. They change between transactions that make
 * plans and not during one. Otherwise the plans that it has not committed would not be found by the job that has them
 * follow the change, and would stay as they were before it. Of people and parties events tell, which are folded beside those of
 * their contracts: there that job waits for the folds that run.
 */
@ApplicationScoped
public class PlanBasis {
    private static final String SHARE = "SELECT tenant_id FROM plan_basis WHERE tenant_id = ? LOCK IN SHARE MODE";
    private static final String BEGIN = "INSERT IGNORE INTO plan_basis (tenant_id) VALUES (?)";
    private static final String TAKE =
            "INSERT INTO plan_basis (tenant_id) VALUES (?) ON DUPLICATE KEY UPDATE tenant_id = VALUES(tenant_id)";

    private static final String TAKE_WITHIN = "SET STATEMENT innodb_lock_wait_timeout = %d FOR " + TAKE;

    private final DataSource database;
    private final CurrentTenant tenant;
    private final TransactionSynchronizationRegistry transaction;

    @Inject
    PlanBasis(DataSource database, CurrentTenant tenant, TransactionSynchronizationRegistry transaction) {
        this.database = database;
        this.tenant = tenant;
        this.transaction = transaction;
    }

    /**
     * Keeps it as it is until the running transaction ends; it is asked once for each. Before any lock that others who hold
     * it take, so that nobody who holds it waits for somebody who waits for it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void hold() {
        if (transaction.getResource(PlanBasis.class) != null) {
            return;
        }
        try (Connection connection = database.getConnection();
                var share = connection.prepareStatement(SHARE)) {
            share.setString(1, tenant.get());
            boolean isThere;
            try (var row = share.executeQuery()) {
                isThere = row.next();
            }
            if (!isThere) {
                execute(connection, BEGIN); // and where another began it meanwhile, shares it
            }
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        transaction.putResource(PlanBasis.class, true);
    }

    /** Waits for those who hold it, and has others wait until the running transaction ends, which must be soon. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void change() {
        try (Connection connection = database.getConnection()) {
            execute(connection, TAKE);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** The same; false, with nothing done, where those who hold it go on for longer than {@code seconds}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean changeWithin(int seconds) {
        try (Connection connection = database.getConnection()) {
            execute(connection, TAKE_WITHIN.formatted(seconds));
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == PassingFailure.LOCK_WAIT_TIMEOUT) {
                return false;
            }
            throw new PersistenceException(e);
        }
    }

    private void execute(Connection connection, String statement) throws SQLException {
        try (var update = connection.prepareStatement(statement)) {
            update.setString(1, tenant.get());
            update.executeUpdate();
        }
    }
}
