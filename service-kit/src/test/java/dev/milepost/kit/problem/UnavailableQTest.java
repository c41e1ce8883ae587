package dev.milepost.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.milepost.kit.app.Database;
import dev.milepost.kit.app.Note;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What helps when it is tried again is told apart from what does not. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class UnavailableQTest {
    @Inject
    EntityManager entities;

    @Inject
    TenantScope tenants;

    @Test
    void whoWaitsTooLongForALockIsToldWhenToTryAgain() throws SQLException {
        Database.change("CREATE TABLE IF NOT EXISTS lock_probe (id INT PRIMARY KEY)");
        Database.change("INSERT IGNORE INTO lock_probe VALUES (1)");
        try (var holder = Database.open();
                var waiter = Database.open();
                var hold = holder.createStatement();
                var wait = waiter.createStatement()) {
            holder.setAutoCommit(false);
            hold.execute("SELECT id FROM lock_probe FOR UPDATE");
            wait.execute("SET SESSION innodb_lock_wait_timeout = 1");
            Throwable thrown = catchThrowable(() -> wait.execute("SELECT id FROM lock_probe FOR UPDATE"));

            HttpProblem refusal = Unavailable.refusalOf(new PersistenceException(new IllegalStateException(thrown)))
                    .orElseThrow();
            assertThat(refusal.getStatusCode()).isEqualTo(503);
            assertThat(refusal.getType()).isEqualTo(ProblemType.UNAVAILABLE.uri());
            assertThat(refusal.getHeaders()).containsEntry("Retry-After", 2);
            holder.rollback();
        }
        Database.change("DROP TABLE lock_probe");
    }

    @Test
    void whoGetsNoConnectionIsToldWhenToTryAgain() throws SQLException {
        var small = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofMillis(100))
                        .connectionFactoryConfiguration(
                                factory -> factory.jdbcUrl(MariaDbAndKafka.adminJdbcUrl("alert"))));
        try (var pool = AgroalDataSource.from(small);
                var only = pool.getConnection()) {
            assertThat(only.isValid(1)).isTrue();
            Throwable thrown = catchThrowable(pool::getConnection);
            assertThat(thrown).isInstanceOf(SQLException.class);
            assertThat(Unavailable.refusalOf(new IllegalStateException(thrown))
                            .orElseThrow()
                            .getStatusCode())
                    .isEqualTo(503);
        }
    }

    /** A find on a connection that died is no answer "there is none". */
    @Test
    void whoMeetsADeadConnectionIsToldWhenToTryAgain() throws SQLException {
        UUID id = UUID.randomUUID();
        inTenant(() -> {
            entities.persist(new Note(id, "there"));
            return id;
        });

        Throwable thrown = catchThrowable(() -> inTenant(() -> {
            Object connection =
                    entities.createNativeQuery("SELECT CONNECTION_ID()").getSingleResult();
            Database.change("KILL CONNECTION " + connection);
            return entities.find(Note.class, id);
        }));

        assertThat(Unavailable.refusalOf(thrown).orElseThrow().getStatusCode()).isEqualTo(503);
    }

    /** After the database was away, no request pays for a connection that slept through it. */
    @Test
    void aConnectionThatDiedInItsSleepIsReplaced() throws SQLException {
        UUID id = UUID.randomUUID();
        inTenant(() -> {
            entities.persist(new Note(id, "there"));
            return id;
        });
        for (String connection : Database.texts("SELECT id FROM information_schema.processlist WHERE user = 'alert'")) {
            Database.change("KILL CONNECTION " + connection);
        }
        long killed = System.nanoTime();
        await("longer than quarkus.datasource.jdbc.foreground-validation-interval, which nothing shows")
                .until(() ->
                        System.nanoTime() - killed > Duration.ofMillis(1_200).toNanos());

        for (int i = 0; i < 20; i++) {
            assertThat(inTenant(() -> entities.find(Note.class, id))).isNotNull();
        }
    }

    private <T> T inTenant(Callable<T> work) {
        return tenants.call(
                "unavailable", () -> QuarkusTransaction.requiringNew().call(work));
    }

    @Test
    void whatElseGoesWrongIsNotHidden() {
        assertThat(Unavailable.refusalOf(new IllegalStateException(new SQLException("Duplicate entry", "23000", 1062))))
                .isEmpty();
        assertThat(Unavailable.refusalOf(new IllegalStateException("no SQL at all")))
                .isEmpty();
    }
}
