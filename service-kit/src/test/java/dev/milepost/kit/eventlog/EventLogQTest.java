package dev.milepost.kit.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.events.EventType;
import dev.milepost.kit.app.Database;
import dev.milepost.kit.app.Parties;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.Ids;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.local.testing.SignedTokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was written can be read again, and whatever is done to it behind the service's back shows. */
@QuarkusTest
@QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@QuarkusTestResource(SignedTokens.class)
class EventLogQTest {
    private static final String TENANT = "aurora";

    private final UUID stream = new Ids().next();
    private final UUID other = new Ids().next();

    @Inject
    Outbox outbox;

    @Inject
    EventLog log;

    @Inject
    TenantScope tenants;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String databaseUrl;

    @Test
    void eventsAreReadWithWhatWasBefore() {
        write(stream, "one", "two");
        write(other, "elsewhere");
        write(stream, "three");
        assertThat(log(() -> log.newestFirst(stream, Long.MAX_VALUE, 2)))
                .extracting(one -> one.before().path("name").asText() + " > "
                        + one.state().path("name").asText())
                .containsExactly("two > three", "one > two");
        assertThat(log(() -> log.newestFirst(stream, 2, 10))).singleElement().satisfies(first -> {
            assertThat(first.before().isMissingNode()).isTrue();
            assertThat(first.event().chainhash()).hasSize(43);
        });
        assertThat(log(() -> log.ofSubject(stream)))
                .extracting(one -> one.before().path("name").asText())
                .containsExactly("", "one", "two");
        assertThat(log(() -> log.asOf(stream, Instant.now().plusSeconds(60))))
                .extracting(one -> one.state().path("name").asText())
                .containsExactly("three");
        assertThat(log(() -> log.asOf(stream, Instant.EPOCH))).isEmpty();
        tenants.run("borealis", () -> {
            assertThat(log.newestFirst(stream, Long.MAX_VALUE, 2)).isEmpty();
            assertThat(log.ofSubject(stream)).isEmpty();
            assertThat(log.asOf(stream, Instant.now().plusSeconds(60))).isEmpty();
        });
    }

    @Test
    void anUntouchedStreamIsVerified() {
        write(stream, "one", "two");
        write(stream, "three");
        ChainReport report = verify(null);
        assertThat(report.verified()).isTrue();
        assertThat(report.events()).isEqualTo(3);
        String head = log(() -> log.newestFirst(stream, Long.MAX_VALUE, 1))
                .getFirst()
                .event()
                .chainhash();
        assertThat(report.head()).isEqualTo(head);
        assertThat(verify(new KnownEvent(3, String.valueOf(head))).verified()).isTrue();
        assertThat(verify(new KnownEvent(2, String.valueOf(head))).brokenAt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2 | changed | UPDATE outbox SET payload = REPLACE(payload, 'two', 'TWO') WHERE sequence = 2",
                "2 | missing | DELETE FROM outbox WHERE sequence = 2",
                "1 | missing | DELETE FROM outbox WHERE sequence = 1",
                "3 | gone    | DELETE FROM outbox WHERE sequence = 3",
                "1 | gone    | DELETE FROM outbox WHERE sequence > 0",
                "1 | changed | swap",
                "3 | changed | UPDATE outbox SET chain_hash = NULL WHERE sequence = 3"
            })
    void whateverIsDoneToItShows(long at, String reason, String change) throws SQLException {
        write(stream, "one", "two", "three");
        if (change.equals("swap")) { // the first and the last change places
            Database.change("UPDATE outbox SET sequence = 9 WHERE stream_id = ? AND sequence = 1", stream);
            Database.change("UPDATE outbox SET sequence = 1 WHERE stream_id = ? AND sequence = 3", stream);
            Database.change("UPDATE outbox SET sequence = 3 WHERE stream_id = ? AND sequence = 9", stream);
        } else {
            Database.change(change + " AND stream_id = ?", stream);
        }
        ChainReport report = verify(null);
        assertThat(report.verified()).isFalse();
        assertThat(report.brokenAt()).isEqualTo(at);
        assertThat(report.reason()).contains(reason);
        assertThat(offline(databaseUrl, "development").text)
                .contains("BROKEN tenant aurora, stream " + stream + ", event " + at + ": ");
        assertThat(offline(databaseUrl, "development").code).isEqualTo(1);
    }

    @Test
    void aTailThatWasCutOffWithItsCounterShowsAgainstWhatIsKnown() throws SQLException {
        write(stream, "one", "two", "three");
        String known = verify(null).head();
        Database.change("DELETE FROM outbox WHERE sequence = 3 AND stream_id = ?", stream);
        Database.change("""
                UPDATE event_stream s JOIN outbox o ON o.stream_id = s.stream_id AND o.sequence = 2
                SET s.last_sequence = 2, s.last_hash = o.chain_hash WHERE s.stream_id = ?""", stream);
        assertThat(verify(null).verified()).isTrue();
        assertThat(verify(new KnownEvent(3, String.valueOf(known))).brokenAt()).isEqualTo(3);
        write(stream, "another three");
        assertThat(verify(null).verified()).isTrue();
        assertThat(verify(new KnownEvent(3, String.valueOf(known))).reason()).contains("replaced");
    }

    @Test
    void theOfflineCheckSaysWhatItNeeds() {
        write(stream, "one");
        assertThat(offline(databaseUrl, "").code).isEqualTo(2);
        assertThat(offline("jdbc:mariadb://127.0.0.1:1/nowhere", "x").code).isEqualTo(2);
        Result otherKey = offline(databaseUrl, "another key");
        assertThat(otherKey.code).isEqualTo(1);
        assertThat(otherKey.text).contains("stream " + stream + ", event 1: it was changed, or was sealed with");
    }

    private record Result(int code, String text) {}

    private static Result offline(String url, String key) {
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = VerifyChains.run(
                Map.of(
                        "MILEPOST_DATABASE_URL",
                        url,
                        "MILEPOST_DATABASE_USER",
                        "alert",
                        "MILEPOST_DATABASE_PASSWORD",
                        "alert-local",
                        "MILEPOST_AUDIT_KEY",
                        key),
                out,
                out);
        return new Result(code, bytes.toString(StandardCharsets.UTF_8));
    }

    private ChainReport verify(@Nullable KnownEvent known) {
        var report = new ChainReport[1];
        tenants.run(TENANT, () -> report[0] = log.verify(stream, known));
        return report[0];
    }

    private List<LoggedEvent> log(java.util.function.Supplier<List<LoggedEvent>> read) {
        var events = new java.util.ArrayList<LoggedEvent>();
        tenants.run(TENANT, () -> events.addAll(read.get()));
        return events;
    }

    private void write(UUID target, String... names) {
        tenants.run(
                TENANT,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> outbox.append(
                                target,
                                List.of(names).stream()
                                        .map(name -> new PendingEvent(
                                                EventType.PARTY_UPDATED, target, Parties.renamed(target, name)))
                                        .toList())));
    }
}
