package dev.milepost.benchmarks.load;

import io.hyperfoil.api.session.Session;
import io.hyperfoil.http.api.HttpMethod;
import io.hyperfoil.http.steps.HttpRequestStepBuilder;
import io.netty.buffer.Unpooled;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Hands work in and takes it back, on one milestone of each contract. Each connection has contracts of its own and goes
 * round among them, with the ETag that the last answer about a milestone carried.
 */
final class TransitionWork implements Work {
    private static final byte[] SUBMISSION = """
            {"metOn":"%s","evidence":[{"url":"https://files.example.com/reports/1.pdf","title":"Report"}]}""".formatted(MadeUp.TODAY).getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOTHING_TO_SAY = "{}".getBytes(StandardCharsets.UTF_8);

    private static final String CANDIDATES = """
            SELECT m.id, m.status, m.version
            FROM milestone m
            JOIN (SELECT MIN(id) AS id FROM milestone
                  WHERE tenant_id = ? AND status IN ('IN_PROGRESS', 'SUBMITTED') GROUP BY contract_id) one ON one.id = m.id
            ORDER BY m.id""";

    private final Connection database;
    private final int connections;
    private List<Turn> turns = List.of();

    TransitionWork(Connection database, int connections) {
        this.database = database;
        this.connections = connections;
    }

    @Override
    public void prepare(Side side) {
        List<Target> targets = targets();
        if (targets.size() < connections) {
            throw new BenchException("There are only %d milestones to work on.".formatted(targets.size()));
        }
        List<Turn> next = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            var own = new ArrayList<Target>();
            for (int j = i; j < targets.size(); j += connections) {
                own.add(targets.get(j));
            }
            next.add(new Turn(own));
        }
        turns = next;
    }

    private List<Target> targets() {
        try (var select = database.prepareStatement(CANDIDATES)) {
            select.setString(1, GeneratedData.TENANT);
            var targets = new ArrayList<Target>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    targets.add(new Target(
                            rows.getObject(1, UUID.class),
                            rows.getString(2).equals("SUBMITTED"),
                            "\"" + rows.getLong(3) + "\""));
                }
            }
            return targets;
        } catch (SQLException e) {
            throw new BenchException("The milestones to work on cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void describe(HttpRequestStepBuilder request, Side side) {
        request.method(HttpMethod.POST)
                .path(session -> {
                    Target target = turn(session).current();
                    return side.transition(target.id, target.isSubmitted ? "withdraw" : "submit");
                })
                .body((session, connection) ->
                        Unpooled.wrappedBuffer(turn(session).current().isSubmitted ? NOTHING_TO_SAY : SUBMISSION))
                .headerAppender((session, headers) -> {
                    headers.putHeader("Content-Type", "application/json");
                    headers.putHeader("If-Match", turn(session).current().etag);
                })
                .handler()
                .status((answered, status) -> turn(answered.session).isAccepted = status == 200)
                .header((answered, name, value) -> {
                    if (AsciiString.contentEqualsIgnoreCase("etag", name)) {
                        turn(answered.session).answered(value.toString());
                    }
                })
                .endHandler();
    }

    private Turn turn(Session session) {
        return turns.get(session.uniqueId() % turns.size());
    }

    /** One milestone and how far it is. Used by one thread at a time, as a connection belongs to one. */
    private static final class Target {
        private final UUID id;
        private boolean isSubmitted;
        private String etag;

        Target(UUID id, boolean isSubmitted, String etag) {
            this.id = id;
            this.isSubmitted = isSubmitted;
            this.etag = etag;
        }
    }

    /** The milestones of one connection. */
    private static final class Turn {
        private final List<Target> targets;
        private int next;
        private boolean isAccepted;

        Turn(List<Target> targets) {
            this.targets = targets;
        }

        Target current() {
            return targets.get(next);
        }

        void answered(@Nullable String etag) {
            if (isAccepted && etag != null) {
                Target target = current();
                target.etag = etag;
                target.isSubmitted = !target.isSubmitted;
                next = (next + 1) % targets.size();
            }
        }
    }
}
