package dev.milepost.analytics.rollup;

import static dev.milepost.analytics.Database.connect;
import static dev.milepost.analytics.Database.execute;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.analytics.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is: two tenants of which something is marked all the time, counted by nobody but the test. */
@QuarkusTest
@NullUnmarked // what is missing fails the test
class RollUpJobQTest extends ServiceTest {
    private static final int MANY = 20;

    @Inject
    DataSource database;

    private final String name = UUID.randomUUID().toString().substring(0, 8);
    private final String first = "a-turns-" + name;
    private final String second = "b-turns-" + name;
    private final List<String> turns = new ArrayList<>();
    private Connection locks;

    /** The service's own job leaves out what somebody else is at. */
    @BeforeEach
    void mark() throws SQLException {
        locks = connect();
        locks.setAutoCommit(false);
        for (String tenant : List.of(first, second)) {
            execute("INSERT INTO roll_up_state (tenant_id, build, newest) VALUES ('" + tenant + "', 1, '1000-01-01')");
            locks.createStatement()
                    .executeQuery("SELECT newest FROM roll_up_state WHERE tenant_id = '" + tenant
                            + "' AND build = 1 FOR UPDATE");
            execute("INSERT INTO roll_up_due (tenant_id, build, contract_id, unit_id, marks, at) VALUES ('" + tenant
                    + "', 1, UUID(), '00000000-0000-0000-0000-000000000000', 1, '2026-01-01')");
        }
    }

    @AfterEach
    void letGo() throws SQLException {
        for (String table : List.of("roll_up_due", "roll_up_state")) {
            locks.createStatement()
                    .execute("DELETE FROM " + table + " WHERE tenant_id IN ('" + first + "', '" + second + "')");
        }
        locks.commit();
        locks.close();
    }

    /** Marks gather until the next run: each time a tenant is counted, what replicas keep of its cells is void. */
    @Test
    void whatChangesAllTheTimeIsCountedOnceInARun() throws Exception {
        run(tenant -> false, tenant -> {});

        assertThat(turns).containsExactly(first, second);
    }

    @Test
    void whatIsBehindGoesOnInTheSameRunAndHoldsUpNobodyElse() throws Exception {
        run(first::equals, tenant -> {});

        assertThat(turns).hasSize(MANY).startsWith(first, second, first).endsWith(second);
    }

    @Test
    void whatFailsIsTriedOnceInARun() throws Exception {
        run(second::equals, tenant -> {
            if (tenant.equals(first)) {
                throw new IllegalStateException("to be seen in the log once");
            }
        });

        assertThat(turns).containsOnlyOnce(first).hasSize(MANY);
    }

    @Test
    void whatFailsInPassingIsTriedAgainInTheNextTurn() throws Exception {
        run(second::equals, tenant -> {
            if (tenant.equals(first) && turns.size() == 1) {
                throw new IllegalStateException(new SQLException("a deadlock", "40001", 1213));
            }
        });

        assertThat(turns).hasSize(MANY).startsWith(first, second, first);
    }

    private interface Behind {
        boolean is(String tenant);
    }

    private interface Work {
        void on(String tenant);
    }

    /** One run in which both always have more; it comes to its end after {@link #MANY} turns of theirs. */
    private void run(Behind behind, Work work) throws SQLException {
        new RollUpJob(database, new RollUpBuild(database) {
                    @Override
                    public boolean goOn(String tenant, int build) {
                        if (!tenant.endsWith("-turns-" + name) || turns.size() == MANY) {
                            return false;
                        }
                        turns.add(tenant);
                        work.on(tenant);
                        return true;
                    }

                    @Override
                    public boolean isBehind(String tenant, int build) {
                        return behind.is(tenant);
                    }
                })
                .run();
    }
}
