package dev.milepost.analytics.history;

import dev.milepost.events.Gate;
import dev.milepost.events.GateApproval;
import dev.milepost.events.GateApprover;
import dev.milepost.events.GateOrder;
import dev.milepost.events.GateRound;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose decisions submissions waited for, of one build; written in batches. A place of a gate is waited for from the
 * submission on, in a gate with an order from the approval before it on, until it is filled or the submission is decided.
 * Without a gate anybody with the role {@code approver} is waited for.
 */
final class DecisionWaits {
    static final String PUT = """
            INSERT INTO decision_wait (tenant_id, build, milestone_id, round, decider, since, ended_at, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE ended_at = VALUES(ended_at), outcome = VALUES(outcome)""";
    static final String END = "UPDATE decision_wait SET ended_at = ?, outcome = ? WHERE tenant_id = ? AND build = ?"
            + " AND milestone_id = ? AND round = ? AND ended_at = '9999-12-31'";
    private static final GateApprover ANYBODY = new GateApprover(null, null, GateApprover.USUAL_ROLE, null);

    private final String tenant;
    private final int build;
    private final List<List<@Nullable Object>> puts = new ArrayList<>();
    private final List<List<@Nullable Object>> ends = new ArrayList<>();

    DecisionWaits(String tenant, int build) {
        this.tenant = tenant;
        this.build = build;
    }

    /** A milestone is SUBMITTED since {@code since}, with whatever approvals its state has. */
    void submitted(MilestoneState state, int round, LocalDateTime since) {
        Gate gate = state.gate();
        if (gate == null) {
            put(state.id(), round, ANYBODY.key(), since, null);
            return;
        }
        Map<String, LocalDateTime> given = approvals(state.gateRound());
        LocalDateTime from = since;
        for (GateApprover place : gate.approvers()) {
            LocalDateTime approved = given.get(place.key());
            if (approved == null || approved.isAfter(since)) { // else it was kept from a submission before
                put(state.id(), round, place.key(), from, approved);
            }
            if (gate.order() == GateOrder.SEQUENTIAL) {
                if (approved == null) {
                    return; // those that follow are not asked yet
                }
                from = approved.isAfter(from) ? approved : from;
            }
        }
    }

    /** The submission was decided, or taken back, at {@code at}. */
    void decided(MilestoneState state, int round, LocalDateTime since, LocalDateTime at) {
        boolean met = state.status() == MilestoneStatus.MET;
        if (met && state.gate() != null) {
            submitted(state, round, since); // with the last approvals
        }
        String outcome = !met ? state.status().name() : state.gate() == null ? "APPROVED" : "NOT_NEEDED";
        ends.add(Arrays.asList(at, outcome, tenant, build, state.id(), round));
    }

    private static Map<String, LocalDateTime> approvals(@Nullable GateRound round) {
        Map<String, LocalDateTime> given = new HashMap<>();
        if (round != null) {
            for (GateApproval approval : round.approvals()) {
                given.put(
                        approval.approver(),
                        LocalDateTime.ofInstant(approval.at().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC));
            }
        }
        return given;
    }

    private void put(UUID milestone, int round, String decider, LocalDateTime since, @Nullable LocalDateTime approved) {
        puts.add(Arrays.asList(
                tenant,
                build,
                milestone,
                round,
                decider,
                since,
                approved == null ? Versions.FOR_EVER : approved,
                approved == null ? null : "APPROVED"));
    }

    /** Writes them; a submission that is decided is not opened again, so that its end can be written last. */
    void flush(Connection connection) throws SQLException {
        write(connection, PUT, puts);
        write(connection, END, ends);
    }

    private static void write(Connection connection, String statement, List<List<@Nullable Object>> rows)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (var write = connection.prepareStatement(statement)) {
            for (List<@Nullable Object> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    write.setObject(i + 1, row.get(i));
                }
                write.addBatch();
            }
            write.executeBatch();
        }
        rows.clear();
    }
}
