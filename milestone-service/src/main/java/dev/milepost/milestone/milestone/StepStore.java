package dev.milepost.milestone.milestone;

import dev.milepost.events.ContractStatus;
import dev.milepost.kit.outbox.StreamEnd;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.CurrentTenant;
import dev.milepost.milestone.member.MemberList;
import dev.milepost.milestone.member.Membership;
import dev.milepost.milestone.party.Counterparty;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads a milestone for a step and writes what a step changes, with one statement each: steps are the most frequent
 * writes there are, and Hibernate takes longer for the two than the database does.
 */
@ApplicationScoped
class StepStore {
    // The contract is locked before the milestone, as everywhere: BETWEEN keeps the optimizer from reading (and
    // locking) the milestone by its key before it comes to the contract.
    private static final String LOCK = """
            SELECT %s, c.id, c.status, s.last_sequence, s.last_hash, c.access, c.members FROM contract c STRAIGHT_JOIN milestone m
              ON m.tenant_id = c.tenant_id AND m.id BETWEEN ? AND ?
              STRAIGHT_JOIN event_stream s ON s.tenant_id = c.tenant_id AND s.stream_id = c.id
            WHERE c.tenant_id = ? AND c.id = (SELECT contract_id FROM milestone WHERE tenant_id = ? AND id = ?)
              AND (? IS NULL OR EXISTS (SELECT 1 FROM contract_party mine WHERE mine.tenant_id = c.tenant_id
                AND mine.contract_id = c.id AND mine.party_id = ?))
            FOR UPDATE""".formatted(MilestoneRow.COLUMNS);
    private static final String SAVE = """
            UPDATE milestone SET version = version + 1, status = ?, met_on = ?, evidence = ?, submitted_at = ?,
              submitted_by = ?, decided_at = ?, gate_round = ?, updated_at = ? WHERE tenant_id = ? AND id = ? AND version = ?""";
    private static final String SAVE_WITH_STREAM = """
            UPDATE milestone m STRAIGHT_JOIN event_stream s SET m.version = m.version + 1, m.status = ?, m.met_on = ?,
              m.evidence = ?, m.submitted_at = ?, m.submitted_by = ?, m.decided_at = ?, m.gate_round = ?, m.updated_at = ?,
              s.last_sequence = ?, s.last_hash = ?
            WHERE m.tenant_id = ? AND m.id = ? AND m.version = ? AND s.tenant_id = m.tenant_id AND s.stream_id = ?""";
    private static final JsonColumn.EvidenceLinks EVIDENCE = new JsonColumn.EvidenceLinks();
    private static final JsonColumn.GateRounds GATE_ROUND = new JsonColumn.GateRounds();

    private final DataSource database;
    private final CurrentTenant tenant;
    private final Counterparty counterparty;
    private final Membership membership;

    @Inject
    StepStore(DataSource database, CurrentTenant tenant, Counterparty counterparty, Membership membership) {
        this.database = database;
        this.tenant = tenant;
        this.counterparty = counterparty;
        this.membership = membership;
    }

    /** A milestone and what a step needs to know of its contract and its events; locked until the transaction ends. */
    record Locked(
            Milestone milestone,
            UUID contractId,
            ContractStatus status,
            MilestoneContext contract,
            StreamEnd end,
            MemberList members) {}

    /** Locks a milestone that the caller may see, its contract first. */
    Locked lock(UUID id) {
        String owner = tenant.get();
        UUID party = counterparty.id().orElse(null);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LOCK)) {
            select.setObject(1, id);
            select.setObject(2, id);
            select.setString(3, owner);
            select.setString(4, owner);
            select.setObject(5, id);
            select.setObject(6, party);
            select.setObject(7, party);
            try (ResultSet row = select.executeQuery()) {
                MemberList members = row.next()
                        ? MemberList.read(row.getString(MilestoneRow.COUNT + 5), row.getString(MilestoneRow.COUNT + 6))
                        : null;
                if (members == null || !membership.sees(members)) {
                    throw ProblemType.NOT_FOUND.because("There is no milestone " + id + ".");
                }
                membership.refuseTooLittle(members);
                MilestoneRow read = MilestoneRow.read(row);
                return new Locked(
                        new Milestone(read),
                        UUID.fromString(row.getString(MilestoneRow.COUNT + 1)),
                        ContractStatus.valueOf(row.getString(MilestoneRow.COUNT + 2)),
                        read.contract(),
                        new StreamEnd(row.getLong(MilestoneRow.COUNT + 3), row.getBytes(MilestoneRow.COUNT + 4)),
                        members);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes what a step changed of a locked milestone, its version already counted. */
    void save(Milestone milestone) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SAVE)) {
            int next = change(update, milestone);
            key(update, next, milestone);
            written(milestone, update.executeUpdate() == 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same, and where the stream of its contract ends now. */
    void save(Milestone milestone, UUID contractId, StreamEnd end) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(SAVE_WITH_STREAM)) {
            int next = change(update, milestone);
            update.setLong(next++, end.sequence());
            update.setBytes(next++, end.hash());
            next = key(update, next, milestone);
            update.setObject(next, contractId);
            written(milestone, update.executeUpdate() == 2);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int change(PreparedStatement update, Milestone milestone) throws SQLException {
        var state = milestone.toState();
        update.setString(1, state.status().name());
        update.setObject(2, state.metOn());
        update.setString(3, EVIDENCE.convertToDatabaseColumn(state.evidence()));
        update.setObject(4, utc(state.submittedAt()));
        update.setObject(5, milestone.submittedBy());
        update.setObject(6, utc(state.decidedAt()));
        update.setString(7, GATE_ROUND.convertToDatabaseColumn(state.gateRound()));
        update.setObject(8, utc(milestone.updatedAt()));
        return 9;
    }

    private int key(PreparedStatement update, int next, Milestone milestone) throws SQLException {
        update.setString(next, tenant.get());
        update.setObject(next + 1, milestone.id());
        update.setLong(next + 2, milestone.version() - 1);
        return next + 3;
    }

    private static void written(Milestone milestone, boolean isWritten) {
        if (!isWritten) {
            throw new OptimisticLockException("milestone " + milestone.id() + " changed under its lock");
        }
    }

    private static @Nullable LocalDateTime utc(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
