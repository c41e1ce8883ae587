package dev.milepost.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.events.Event;
import dev.milepost.events.EventJson;
import dev.milepost.events.EventType;
import dev.milepost.events.Topics;
import dev.milepost.kit.app.Database;
import dev.milepost.kit.app.Parties;
import dev.milepost.kit.app.Topic;
import dev.milepost.kit.eventlog.ChainReport;
import dev.milepost.kit.eventlog.EventLog;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.Ids;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What commits is published, in the order of its stream; what does not commit never was. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class OutboxQTest {
    private static final String TENANT = "aurora";
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID stream = new Ids().next();
    private final UUID other = new Ids().next();

    @Inject
    Outbox outbox;

    @Inject
    EventLog log;

    @Inject
    DataSource database;

    @Inject
    TenantScope tenants;

    @Test
    void aRollbackLeavesNoEventAndNoGap() {
        append(stream, "one");
        assertThatThrownBy(() -> tenants.run(
                        TENANT,
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            outbox.append(stream, List.of(event(stream, "never")));
                            throw new IllegalStateException("changed my mind");
                        })))
                .hasMessageContaining("changed my mind");
        append(stream, "two");
        awaitPublished(stream, 2);
        assertThat(names(stream)).containsExactly("one", "two");
    }

    @Test
    void withoutATransactionThereIsNoEvent() {
        assertThatThrownBy(() -> tenants.run(TENANT, () -> outbox.append(stream, List.of(event(stream, "x")))))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void twentyWritersLeaveGaplessSequencesInOrder() throws Exception {
        List<UUID> streams = List.of(stream, other, new Ids().next());
        List<Callable<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 20; writer++) {
            int number = writer;
            writers.add(() -> {
                int written = 0;
                for (int i = 0; i < 15; i++) {
                    written += write(streams.get((number + i) % streams.size()), number * 100 + i);
                }
                return written;
            });
        }
        int written = 0;
        try (var threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> future : threads.invokeAll(writers)) {
                written += future.get();
            }
        }
        int expected = 0;
        for (UUID one : streams) {
            int last = (int) Database.number("SELECT last_sequence FROM event_stream WHERE stream_id = ?", one);
            awaitPublished(one, last);
            tenants.run(
                    TENANT,
                    () -> assertThat(log.verify(one, null))
                            .isEqualTo(new ChainReport(
                                    true, last, published(one).getLast().chainhash(), null, null)));
            expected += last;
        }
        assertThat(written).isEqualTo(expected);
        assertThat(Database.number("SELECT COUNT(*) FROM outbox WHERE state = 1 AND position IS NULL"))
                .isZero();
    }

    @Test
    void whatIsHandedOverAndWhatIsFoundLeaveInOrder() throws Exception {
        append(stream, "first");
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 12; writer++) {
            boolean isBatch = writer % 3 == 0; // this replica hands over the others, and looks for these
            boolean isOfAnother = writer % 3 == 1; // found by polling
            writers.add(() -> {
                for (int i = 0; i < 10; i++) {
                    if (isBatch) {
                        append(stream, "batch");
                    } else {
                        appendOne(isOfAnother);
                    }
                }
                return null;
            });
        }
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Void> future : threads.invokeAll(writers)) {
                future.get();
            }
        }
        awaitPublished(stream, 121);
        awaitMarked(stream);
        assertThat(Topic.read(Topics.ALERTS).stream()
                        .filter(message -> stream.toString().equals(message.key())))
                .as("nothing was sent twice")
                .hasSize(121);
    }

    /** As a writer does who has the row of the stream anyway. */
    private void appendOne(boolean withoutAWord) {
        tenants.run(
                TENANT,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    try (var connection = database.getConnection()) {
                        if (withoutAWord) {
                            appendWithoutAWord(connection);
                        } else {
                            save(connection, outbox.append(stream, end(connection), event(stream, "one")));
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }));
    }

    /** As another replica does. */
    private void appendWithoutAWord(Connection connection) throws SQLException {
        long sequence = end(connection).sequence() + 1;
        try (var insert = connection.prepareStatement("""
                INSERT INTO outbox (tenant_id, stream_id, sequence, event_id, type, subject_id, payload, created_at)
                VALUES (?, ?, ?, ?, 'other', ?, ?, UTC_TIMESTAMP(6))""")) {
            insert.setString(1, TENANT);
            insert.setObject(2, stream);
            insert.setLong(3, sequence);
            insert.setObject(4, UUID.randomUUID());
            insert.setObject(5, stream);
            insert.setString(6, Parties.json(TENANT, stream, sequence, "other"));
            insert.executeUpdate();
        }
        save(connection, new StreamEnd(sequence, null));
    }

    private StreamEnd end(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT last_sequence, last_hash FROM event_stream WHERE stream_id = ? FOR UPDATE")) {
            select.setObject(1, stream);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                return new StreamEnd(row.getLong(1), row.getBytes(2));
            }
        }
    }

    private void save(Connection connection, StreamEnd end) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE event_stream SET last_sequence = ?, last_hash = ? WHERE stream_id = ?")) {
            update.setLong(1, end.sequence());
            update.setBytes(2, end.hash());
            update.setObject(3, stream);
            update.executeUpdate();
        }
    }

    @Test
    void manyStreamsAreAppendedToAtOnce() throws Exception {
        append(stream, "one");
        tenants.run(
                TENANT,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(new TreeMap<>(Map.of(
                                stream,
                                List.of(event(stream, "two"), event(stream, "three")),
                                other,
                                List.of(event(other, "first")))))));
        append(other, "second");

        awaitPublished(stream, 3);
        awaitPublished(other, 2);
        assertThat(names(stream)).containsExactly("one", "two", "three");
        assertThat(names(other)).containsExactly("first", "second");
        tenants.run(TENANT, () -> {
            assertThat(log.verify(stream, null).verified()).isTrue();
            assertThat(log.verify(other, null).verified()).isTrue();
        });
    }

    @Test
    void aRecordThatTheBrokerDoesNotTakeHoldsBackOnlyItsStream() throws Exception {
        append(stream, "before");
        append(stream, "x".repeat(2_000_000));
        append(stream, "after");
        append(other, "elsewhere");

        awaitPublished(other, 1);
        awaitPublished(stream, 1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Database.texts(
                                "SELECT state FROM outbox WHERE stream_id = ? ORDER BY sequence", stream))
                        .containsExactly("1", "2", "0"));
        assertThat(Database.texts("SELECT parked_reason FROM outbox WHERE stream_id = ? AND state = 2", stream)
                        .getFirst())
                .contains("RecordTooLarge");
        append(other, "still going");
        awaitPublished(other, 2);

        // The repair: a smaller payload, and a relay that starts anew because another one took its lease.
        Database.change(
                "UPDATE outbox SET payload = ? WHERE stream_id = ? AND sequence = 2",
                Parties.json(TENANT, stream, 2, "repaired"),
                stream);
        stealLease();
        append(other, "finds out");
        awaitPublished(other, 3);
        awaitPublished(stream, 3);
        assertThat(names(stream)).containsExactly("before", "repaired", "after");
        assertThat(Database.number(
                        "SELECT COUNT(*) FROM outbox WHERE stream_id IN (?, ?) AND state <> 1", stream, other))
                .isZero();
    }

    @Test
    void aRelayThatLostItsLeaseMarksNothingAndTakesOverWhenItLapses() throws Exception {
        append(stream, "one");
        awaitPublished(stream, 1);
        awaitMarked(stream);
        stealLease();
        append(stream, "two");
        append(stream, "three");
        awaitPublished(stream, 3);
        awaitMarked(stream);
        List<Long> positions = new ArrayList<>();
        for (String position :
                Database.texts("SELECT position FROM outbox WHERE stream_id = ? ORDER BY sequence", stream)) {
            positions.add(Long.valueOf(position));
        }
        assertThat(positions).isSorted().doesNotHaveDuplicates().hasSize(3);
        assertThat(Database.texts("SELECT holder FROM lease WHERE name = 'outbox-relay'"))
                .doesNotContain("thief");
    }

    @Test
    void anEventWaitsForNoMarkOfThoseBeforeIt() throws Exception {
        append(other, "warm");
        awaitMarked(other);
        Database.change("""
                CREATE TRIGGER held_mark BEFORE UPDATE ON outbox FOR EACH ROW
                BEGIN SET @got = GET_LOCK('marks', 60); SET @got = RELEASE_LOCK('marks'); END""");
        try (var holding = Database.open()) {
            holding.createStatement().execute("SELECT GET_LOCK('marks', 0)");
            append(stream, "one");
            awaitPublished(stream, 1);
            append(stream, "two");
            awaitPublished(stream, 2);
            assertThat(Database.texts("SELECT state FROM outbox WHERE stream_id = ? ORDER BY sequence", stream))
                    .containsExactly("0", "0");
        } finally {
            Database.change("DROP TRIGGER held_mark");
        }
        awaitMarked(stream);
        assertThat(names(stream)).containsExactly("one", "two");
        assertThat(Topic.read(Topics.ALERTS).stream()
                        .filter(message -> stream.toString().equals(message.key())))
                .as("nothing was sent twice meanwhile")
                .hasSize(2);
    }

    /** As if another replica had taken over; it dies at once, and its lease lapses after two seconds. */
    private static void stealLease() throws SQLException {
        Database.change("UPDATE lease SET holder = 'thief', expires_at = UTC_TIMESTAMP(6) + INTERVAL 2 SECOND"
                + " WHERE name = 'outbox-relay'");
    }

    /** Writes one or two events, or none when the transaction is rolled back; repeated when it ends for a deadlock. */
    private int write(UUID target, int number) {
        int events = number % 5 == 0 ? 0 : 1 + number % 2;
        for (int attempt = 0; ; attempt++) {
            try {
                tenants.run(
                        TENANT,
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            outbox.append(
                                    target,
                                    Stream.generate(() -> event(target, "n" + number))
                                            .limit(Math.max(1, events))
                                            .toList());
                            if (events == 0) {
                                throw new RolledBackException();
                            }
                        }));
                return events;
            } catch (RolledBackException e) {
                return 0;
            } catch (RuntimeException e) {
                if (attempt == 10 || !String.valueOf(e.getMessage()).contains("Deadlock")) {
                    throw e;
                }
            }
        }
    }

    private static final class RolledBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void append(UUID target, String name) {
        tenants.run(
                TENANT,
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.append(target, List.of(event(target, name)))));
    }

    private static PendingEvent event(UUID target, String name) {
        return new PendingEvent(EventType.PARTY_UPDATED, target, Parties.renamed(target, name));
    }

    private static void awaitPublished(UUID target, long last) {
        List<Long> expected = LongStream.rangeClosed(1, last).boxed().toList();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(published(target).stream()
                                .map(Event::sequenceNumber)
                                .distinct() // a relay may send twice, never out of order
                                .toList())
                        .isEqualTo(expected));
    }

    private static void awaitMarked(UUID target) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Database.number(
                                "SELECT COUNT(*) FROM outbox WHERE stream_id = ? AND state <> 1", target))
                        .isZero());
    }

    private static List<String> names(UUID target) {
        return published(target).stream()
                .map(event -> ((dev.milepost.events.PartyEvent) java.util.Objects.requireNonNull(event.data()))
                        .party()
                        .name())
                .distinct()
                .toList();
    }

    private static List<Event> published(UUID target) {
        return Topic.read(Topics.ALERTS).stream()
                .filter(message -> target.toString().equals(message.key()))
                .map(message -> EventJson.read(message.value()))
                .toList();
    }
}
