package dev.milepost.alert.delivery;

import static dev.milepost.alert.Database.execute;
import static dev.milepost.alert.Database.number;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.inbound.CatchUp;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.RealTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A replica that is told to stop, at a time that the service's own workers do not reach. */
@QuarkusTest
class StoppedDispatchQTest extends ServiceTest {
    private static final Instant THEN = Instant.parse("2470-01-01T00:00:00Z");
    private static final int SENT = 3;

    @Inject
    DataSource database;

    @Inject
    CatchUp catchUp;

    @Inject
    ClaimedRows rows;

    @Inject
    Backlog backlog;

    @Inject
    DeliverOne deliverOne;

    @Inject
    RecordOutcome outcomes;

    @Inject
    RecordPatiently record;

    @Inject
    DispatchConfig config;

    @Inject
    DeliveryChannel channel;

    @Inject
    RealTime time;

    private final String tenant = "stop-" + UUID.randomUUID().toString().substring(0, 8);

    @AfterEach
    void disarm() throws SQLException {
        execute("DELETE FROM reminder WHERE tenant_id = '" + tenant + "'");
        execute("DELETE FROM inbox_entry WHERE tenant_id = '" + tenant + "'");
    }

    @Test
    void what_it_has_not_begun_goes_back_at_once() throws SQLException {
        UUID contract = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        execute("INSERT INTO known_contract (id, tenant_id, reference, title, status, time_zone, deleted) VALUES"
                + " ('%s', '%s', 'C-1', 'Roof', 'ACTIVE', 'UTC', FALSE)".formatted(contract, tenant));
        execute("INSERT INTO known_person (id, tenant_id, name, email, time_zone, locale) VALUES"
                + " ('%s', '%s', 'Ada', 'ada@aurora.example', 'UTC', 'en')".formatted(person, tenant));
        execute("""
                INSERT INTO reminder (id, tenant_id, contract_id, subject, subject_id, due_date, rung, recipient, channel,
                  state, send_at, reason)
                SELECT UUID(), '%s', '%s', 'TERM_END', UUID(), '2470-01-08', 'P-7D', '%s', 'EMAIL', 'PLANNED',
                  '2469-12-31 23:59', 'armed'
                FROM seq_1_to_100""".formatted(tenant, contract, person));
        var dispatcher = dispatcher(new OnlyOf(database, tenant));
        var sent = new AtomicInteger();
        var connection = new Accepting() {
            @Override
            public Outcome send(DueReminder due, Instant now) {
                if (sent.incrementAndGet() == SENT) {
                    dispatcher.stop();
                }
                return new Outcome.Accepted("ada@aurora.example");
            }
        };

        dispatcher.dispatch(connection);

        assertThat(sent).hasValue(SENT);
        assertThat(ours("state = 'SENT'")).isEqualTo(SENT);
        assertThat(ours("state = 'PLANNED' AND reason = 'waits: its replica was stopped'"))
                .isPositive();
        assertThat(ours("claimed_by IS NOT NULL")).isZero();
    }

    /** As its threads begin when it knows what happened while it was down, there may be none yet. */
    @Test
    void a_stop_ends_also_before_it_has_begun() throws InterruptedException {
        var workers = new DispatchWorkers(
                dispatcher(new OnlyOf(database, tenant)),
                backlog,
                config,
                channel,
                new Then(time),
                catchUp,
                new SimpleMeterRegistry());

        workers.start(new StartupEvent());
        workers.tell(new ShutdownEvent());

        workers.await(new ShutdownEvent());
    }

    private Dispatcher dispatcher(Claims claims) {
        return new Dispatcher(claims, rows, backlog, deliverOne, outcomes, record, config, channel, new Then(time));
    }

    private long ours(String condition) throws SQLException {
        return number("SELECT COUNT(*) FROM reminder WHERE tenant_id = '" + tenant + "' AND " + condition);
    }

    private static final class Then extends BusinessClock {
        Then(RealTime time) {
            super(time);
        }

        @Override
        public Instant instant() {
            return THEN;
        }
    }

    /** Leaves alone what others have planned until then. */
    private static final class OnlyOf extends Claims {
        private final String tenant;

        OnlyOf(DataSource database, String tenant) {
            super(database);
            this.tenant = tenant;
        }

        @Override
        List<Claim> take(Instant now, int limit, Duration lease, String messageIdDomain, @Nullable String turn)
                throws SQLException {
            return take(lease, messageIdDomain, (connection, by) -> {
                List<Claim> claims = new ArrayList<>();
                try (var rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM reminder WHERE state = 'PLANNED' AND tenant_id = '" + tenant
                                + "' LIMIT " + limit + " FOR UPDATE")) {
                    while (rows.next()) {
                        claims.add(new Claim(UUID.fromString(rows.getString(1)), tenant, by));
                    }
                }
                return claims;
            });
        }
    }

    private abstract static class Accepting implements DeliveryChannel.Connection {
        @Override
        public Outcome send(DigestMail digest, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome send(WebhookNoticeMail notice, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome send(ReportMail report, Instant now) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rest() {}

        @Override
        public void close() {}
    }
}
