package dev.milepost.kit.http;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.RealTime;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps the first answer to each request with an Idempotency-Key, in the transaction of the request. */
@ApplicationScoped
class IdempotencyStore {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int DUPLICATE_KEY = 1062;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    // Not waiting for the lock is how a request that is still running shows itself.
    private static final String CLAIM = """
            SET STATEMENT innodb_lock_wait_timeout = 0 FOR
            INSERT INTO idempotency (tenant_id, subject, idempotency_key, fingerprint, created_at)
            VALUES (?, ?, ?, ?, ?)""";
    private static final String FIND = """
            SELECT fingerprint, status, etag, location, body FROM idempotency
            WHERE tenant_id = ? AND subject = ? AND idempotency_key = ?""";
    private static final String COMPLETE = """
            UPDATE idempotency SET status = ?, etag = ?, location = ?, body = ?
            WHERE tenant_id = ? AND subject = ? AND idempotency_key = ?""";
    private static final String CLEAN = "DELETE FROM idempotency WHERE created_at < ? LIMIT 10000";

    private final DataSource database;
    private final RealTime now;

    @Inject
    IdempotencyStore(DataSource database, RealTime now) {
        this.database = database;
        this.now = now;
    }

    record Key(String tenant, String subject, String key) {
        private int bind(PreparedStatement statement, int first) throws SQLException {
            statement.setString(first, tenant);
            statement.setString(first + 1, subject);
            statement.setString(first + 2, key);
            return first + 3;
        }
    }

    record Answer(
            int status,
            @Nullable String etag,
            @Nullable String location,
            @Nullable String body) {
        static Answer of(Response response, @Nullable String body) {
            EntityTag etag = response.getEntityTag();
            URI location = response.getLocation();
            return new Answer(
                    response.getStatus(),
                    etag == null ? null : etag.getValue(),
                    location == null ? null : location.toString(),
                    body);
        }

        Response toResponse() {
            var response = Response.status(status).header("Idempotency-Replayed", "true");
            if (etag != null) {
                response.tag(new EntityTag(etag));
            }
            if (location != null) {
                response.header(HttpHeaders.LOCATION, location);
            }
            return (body == null ? response : response.entity(body).type(MediaType.APPLICATION_JSON_TYPE)).build();
        }
    }

    /** Claims the key for this transaction, or returns the answer that was given before. */
    Optional<Answer> claim(Key key, byte[] fingerprint) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            int next = key.bind(claim, 1);
            claim.setBytes(next, fingerprint);
            claim.setObject(next + 1, LocalDateTime.ofInstant(now.instant(), ZoneOffset.UTC));
            claim.executeUpdate();
            return Optional.empty();
        } catch (SQLException e) {
            return switch (e.getErrorCode()) {
                case DUPLICATE_KEY -> Optional.of(find(key, fingerprint));
                case LOCK_WAIT_TIMEOUT ->
                    throw ProblemType.REQUEST_IN_PROGRESS.because(
                            "A request with this Idempotency-Key is being worked on; repeat it in a moment.");
                default -> throw e;
            };
        }
    }

    void complete(Key key, Answer answer) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement complete = connection.prepareStatement(COMPLETE)) {
            complete.setInt(1, answer.status());
            complete.setString(2, answer.etag());
            complete.setString(3, answer.location());
            complete.setString(4, answer.body());
            key.bind(complete, 5);
            complete.executeUpdate();
        }
    }

    private Answer find(Key key, byte[] fingerprint) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement find = connection.prepareStatement(FIND)) {
            key.bind(find, 1);
            try (var row = find.executeQuery()) {
                if (!row.next()) {
                    throw ProblemType.REQUEST_IN_PROGRESS.because(
                            "A request with this Idempotency-Key was just withdrawn; repeat it.");
                }
                if (!Arrays.equals(fingerprint, row.getBytes(1))) {
                    throw ProblemType.IDEMPOTENCY_KEY_REUSED.because(
                            "This Idempotency-Key stands for another request; use a new key for a new request.");
                }
                return new Answer(row.getInt(2), row.getString(3), row.getString(4), row.getString(5));
            }
        }
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement clean = connection.prepareStatement(CLEAN)) {
            clean.setObject(1, LocalDateTime.ofInstant(now.instant().minus(KEPT), ZoneOffset.UTC));
            while (clean.executeUpdate() > 0) {
                // in batches, so that no statement holds many locks for long
            }
        }
    }
}
