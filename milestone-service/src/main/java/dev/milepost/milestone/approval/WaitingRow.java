package dev.milepost.milestone.approval;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.Gate;
import dev.milepost.events.GateRound;
import dev.milepost.milestone.gate.GateVotes;
import dev.milepost.milestone.gate.Voter;
import dev.milepost.milestone.gate.WaitingKind;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.value.JsonColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the list of what waits. */
record WaitingRow(
        WaitingKind kind,
        UUID id,
        LocalDate dueSort,
        UUID contractId,
        String contractReference,
        ZoneId zone,
        boolean selfApprovalAllowed,
        long version,
        String title,
        Gate gate,
        GateRound round,
        @Nullable UUID submittedBy,
        @Nullable UUID milestoneId,
        MemberList members) {
    private static final JsonColumn<Gate> GATE = new JsonColumn.Gates();
    private static final JsonColumn<GateRound> GATE_ROUND = new JsonColumn.GateRounds();

    /** The columns that {@link #read} expects. */
    static final String COLUMNS = """
            page.kind, page.item_id, page.due_sort, c.id, c.reference, c.time_zone, c.self_approval_allowed,
            COALESCE(m.version, a.version, e.version), COALESCE(m.title, a.title, em.title),
            COALESCE(m.gate, a.gate, e.gate), COALESCE(m.gate_round, a.gate_round, e.gate_round),
            COALESCE(m.submitted_by, a.proposed_by_id, e.requested_by_id), COALESCE(m.id, e.milestone_id),
            c.access, c.members""";

    static WaitingRow read(ResultSet row) throws SQLException {
        return new WaitingRow(
                WaitingKind.valueOf(row.getString(1)),
                requireNonNull(uuid(row, 2)),
                row.getObject(3, LocalDate.class),
                requireNonNull(uuid(row, 4)),
                row.getString(5),
                ZoneId.of(row.getString(6)),
                row.getBoolean(7),
                row.getLong(8),
                row.getString(9),
                requireNonNull(GATE.convertToEntityAttribute(row.getString(10))),
                requireNonNull(GATE_ROUND.convertToEntityAttribute(row.getString(11))),
                uuid(row, 12),
                uuid(row, 13),
                MemberList.read(row.getString(14), row.getString(15)));
    }

    private static @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : UUID.fromString(text);
    }

    boolean isFor(Voter voter) {
        return GateVotes.mayApprove(voter, gate, round, submittedBy, selfApprovalAllowed);
    }

    PendingApproval view(Instant now) {
        LocalDate dueOn = round.dueOn();
        return new PendingApproval(
                kind,
                id,
                version,
                "/api/v1/" + kind.collection() + "/" + id,
                contractId,
                contractReference,
                title,
                milestoneId,
                submittedBy,
                round.since(),
                dueOn,
                dueOn != null && dueOn.isBefore(LocalDate.ofInstant(now, zone)));
    }
}
