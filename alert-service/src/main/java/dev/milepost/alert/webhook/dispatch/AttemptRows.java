package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.kit.sql.Marks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The rows that a request changes. A delivery is changed only by who still holds its claim; the log has all requests. */
@ApplicationScoped
class AttemptRows {
    private static final int LONGEST_REASON = 1000;

    private static final String LOG = """
            INSERT INTO webhook_attempt
              (tenant_id, webhook_id, event_id, at, took_ms, address, status, outcome, reason, answer)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    // What was cancelled while it was on its way is delivered all the same.
    private static final String DELIVERED = """
            UPDATE webhook_delivery SET state = 'DELIVERED', due_at = NULL, claimed_by = NULL, attempts = attempts + 1,
              tries = tries + 1, status = ?, reason = ?, ended_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND claimed_by = ? AND number IN (%s)""";
    private static final String LATER = """
            UPDATE webhook_delivery SET due_at = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND, claimed_by = NULL,
              attempts = attempts + 1, tries = tries + 1, status = ?, reason = ?
            WHERE tenant_id = ? AND number = ? AND claimed_by = ? AND state = 'PENDING'""";
    private static final String FAILED = """
            UPDATE webhook_delivery SET state = 'FAILED', due_at = NULL, claimed_by = NULL, attempts = attempts + 1,
              tries = tries + 1, status = ?, reason = ?, ended_at = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND number = ? AND claimed_by = ? AND state = 'PENDING'""";
    private static final String GIVEN_BACK = """
            UPDATE webhook_delivery SET due_at = UTC_TIMESTAMP(6), claimed_by = NULL
            WHERE tenant_id = ? AND claimed_by = ? AND state = 'PENDING' AND number IN (%s)""";
    // A pause that lasts still was asked for by another answer of these days.
    private static final String WELL = """
            UPDATE webhook SET failing_since = NULL, not_before = IF(not_before > UTC_TIMESTAMP(6), not_before, NULL)
            WHERE tenant_id = ? AND id = ? AND version = ?""";
    private static final String FAILING = """
            UPDATE webhook SET failing_since = UTC_TIMESTAMP(6)
            WHERE tenant_id = ? AND id = ? AND version = ? AND failing_since IS NULL""";
    private static final String PAUSE = """
            UPDATE webhook SET not_before = UTC_TIMESTAMP(6) + INTERVAL ? MICROSECOND
            WHERE tenant_id = ? AND id = ? AND version = ?""";

    private final DataSource database;
    private final WebhookConfig config;

    @Inject
    AttemptRows(DataSource database, WebhookConfig config) {
        this.database = database;
        this.config = config;
    }

    /**
     * Writes what came of {@code attempts}, and what was {@code givenBack}, in one transaction.
     *
     * @return those that fail: of which none of the attempts came through
     */
    List<Receiver> write(List<Attempt> attempts, List<GivenBack> givenBack) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                log(connection, attempts);
                end(connection, attempts);
                giveBack(connection, givenBack);
                List<Receiver> failing = health(connection, attempts);
                connection.commit();
                return failing;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void log(Connection connection, List<Attempt> attempts) throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        try (var log = connection.prepareStatement(LOG)) {
            for (Attempt attempt : attempts) {
                log.setString(1, attempt.receiver().tenant());
                log.setObject(2, attempt.receiver().id());
                log.setObject(3, attempt.due().eventId());
                log.setObject(4, LocalDateTime.ofInstant(attempt.at(), ZoneOffset.UTC));
                log.setInt(5, (int) attempt.took().toMillis());
                log.setString(6, attempt.address());
                status(log, 7, attempt.result().status());
                log.setString(8, attempt.result().outcome().name());
                log.setString(9, fitting(attempt.result().reason()));
                log.setString(10, attempt.result().body());
                log.addBatch();
            }
            log.executeBatch();
        }
    }

    private void end(Connection connection, List<Attempt> attempts) throws SQLException {
        Map<Delivered, List<Long>> delivered = new LinkedHashMap<>();
        try (var later = connection.prepareStatement(LATER);
                var failed = connection.prepareStatement(FAILED)) {
            for (Attempt attempt : attempts) {
                Optional<Duration> pause = attempt.isDelivered() || attempt.isGone()
                        ? Optional.empty()
                        : RetryRules.pause(
                                attempt.due().tries() + 1,
                                config.pauses(),
                                attempt.result().retryAfter(),
                                ThreadLocalRandom.current()::nextDouble);
                if (attempt.isDelivered()) {
                    delivered
                            .computeIfAbsent(Delivered.of(attempt), alike -> new ArrayList<>())
                            .add(attempt.due().number());
                } else if (pause.isPresent()) {
                    later.setLong(1, pause.get().toNanos() / 1000);
                    bind(later, 2, attempt, attempt.result().reason());
                    later.addBatch();
                } else {
                    String reason = attempt.isGone()
                            ? attempt.result().reason()
                            : "given up after " + (attempt.due().tries() + 1) + " attempts: "
                                    + attempt.result().reason();
                    bind(failed, 1, attempt, reason);
                    failed.addBatch();
                }
            }
            later.executeBatch();
            failed.executeBatch();
        }
        for (var alike : delivered.entrySet()) {
            delivered(connection, alike.getKey(), alike.getValue());
        }
    }

    /** What is written of deliveries that were claimed together and answered alike: all in one statement. */
    private record Delivered(
            String tenant,
            UUID claimedBy,
            @Nullable Integer status,
            @Nullable String reason) {
        static Delivered of(Attempt attempt) {
            return new Delivered(
                    attempt.receiver().tenant(),
                    attempt.due().claimedBy(),
                    attempt.result().status(),
                    fitting(attempt.result().reason()));
        }
    }

    private static void delivered(Connection connection, Delivered alike, List<Long> numbers) throws SQLException {
        try (var delivered = connection.prepareStatement(DELIVERED.formatted(Marks.of(numbers.size())))) {
            status(delivered, 1, alike.status());
            delivered.setString(2, alike.reason());
            delivered.setString(3, alike.tenant());
            delivered.setObject(4, alike.claimedBy());
            Marks.bind(delivered, 5, numbers);
            delivered.executeUpdate();
        }
    }

    private record Claim(String tenant, UUID claimedBy) {}

    private static void giveBack(Connection connection, List<GivenBack> givenBack) throws SQLException {
        Map<Claim, List<Long>> claims = givenBack.stream()
                .collect(Collectors.groupingBy(
                        one -> new Claim(one.receiver().tenant(), one.due().claimedBy()),
                        Collectors.mapping(one -> one.due().number(), Collectors.toList())));
        for (var claim : claims.entrySet()) {
            try (var back = connection.prepareStatement(
                    GIVEN_BACK.formatted(Marks.of(claim.getValue().size())))) {
                back.setString(1, claim.getKey().tenant());
                back.setObject(2, claim.getKey().claimedBy());
                Marks.bind(back, 3, claim.getValue());
                back.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement end, int first, Attempt attempt, @Nullable String reason)
            throws SQLException {
        status(end, first, attempt.result().status());
        end.setString(first + 1, fitting(reason));
        end.setString(first + 2, attempt.receiver().tenant());
        end.setLong(first + 3, attempt.due().number());
        end.setObject(first + 4, attempt.due().claimedBy());
    }

    /** Notes how receivers fare, where that changes: the row of a webhook is not written for each request. */
    private static List<Receiver> health(Connection connection, List<Attempt> attempts) throws SQLException {
        Map<UUID, Receiver> receivers = new TreeMap<>(); // everybody locks webhooks in this order
        Map<UUID, Duration> pauses = new HashMap<>();
        Set<UUID> well = new HashSet<>();
        for (Attempt attempt : attempts) {
            UUID id = attempt.receiver().id();
            receivers.put(id, attempt.receiver());
            if (attempt.asksForPause()) {
                attempt.result().retryAfter().ifPresent(asked -> pauses.put(id, asked));
            }
            if (attempt.isDelivered()) {
                well.add(id);
            }
        }
        for (Receiver receiver : receivers.values()) {
            boolean isWell = well.contains(receiver.id());
            if (isWell != (receiver.failingSince() == null)) {
                update(connection, isWell ? WELL : FAILING, receiver, null);
            }
            Duration pause = pauses.get(receiver.id());
            if (pause != null) {
                update(connection, PAUSE, receiver, pause);
            }
        }
        return receivers.values().stream()
                .filter(receiver -> !well.contains(receiver.id()))
                .toList();
    }

    private static void update(Connection connection, String sql, Receiver receiver, @Nullable Duration pause)
            throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            int next = 1;
            if (pause != null) {
                update.setLong(next++, pause.toNanos() / 1000);
            }
            update.setString(next++, receiver.tenant());
            update.setObject(next++, receiver.id());
            update.setLong(next, receiver.version());
            update.executeUpdate();
        }
    }

    private static void status(PreparedStatement statement, int index, @Nullable Integer status) throws SQLException {
        if (status == null) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setInt(index, status);
        }
    }

    private static @Nullable String fitting(@Nullable String reason) {
        return reason == null ? null : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
