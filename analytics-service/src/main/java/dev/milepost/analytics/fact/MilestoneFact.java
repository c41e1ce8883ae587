package dev.milepost.analytics.fact;

import dev.milepost.analytics.rollup.Cell;
import dev.milepost.analytics.rollup.Figure;
import dev.milepost.analytics.rollup.Share;
import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A milestone as its last event left it. */
@Entity
public class MilestoneFact {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private UUID contractId;

    @Column
    private long version;

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private MilestoneType type;

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private MilestoneStatus status;

    @Column
    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    private Priority priority;

    @Column
    private @Nullable UUID ownerId;

    @Column
    private @Nullable UUID responsiblePartyId;

    @Column
    private @Nullable LocalDate dueDate;

    @Column
    private @Nullable LocalDate baselineDueDate;

    @Column
    private @Nullable LocalDate metOn;

    @Column
    private @Nullable Instant submittedAt;

    @Column
    private @Nullable Instant decidedAt;

    @Column
    private @Nullable Integer varianceDays;

    protected MilestoneFact() {}

    MilestoneFact(MilestoneState state) {
        this.id = state.id();
        become(state);
    }

    void become(MilestoneState state) {
        this.contractId = state.contractId();
        this.version = state.version();
        this.type = state.type();
        this.status = state.status();
        this.priority = state.priority();
        this.ownerId = state.ownerId();
        this.responsiblePartyId = state.responsiblePartyId();
        this.dueDate = state.dueDate();
        this.baselineDueDate = state.baselineDueDate();
        this.metOn = state.metOn();
        this.submittedAt = state.submittedAt();
        this.decidedAt = state.decidedAt();
        this.varianceDays = varianceOf(state);
    }

    /** Days from the promise to the day it was met, early ones below zero; null when there is nothing to measure. */
    private static @Nullable Integer varianceOf(MilestoneState state) {
        LocalDate promised = state.baselineDueDate() != null ? state.baselineDueDate() : state.dueDate();
        if (state.status() != MilestoneStatus.MET || promised == null || state.metOn() == null) {
            return null;
        }
        return Math.toIntExact(ChronoUnit.DAYS.between(promised, state.metOn()));
    }

    /** The cells it is counted in. */
    List<Share> shares(String timeZone) {
        List<Share> shares = new ArrayList<>();
        shares.add(Share.one(Cell.ofStatus(Figure.MILESTONES, status.name())));
        if (varianceDays != null) {
            shares.add(Share.one(Cell.ofDays(Figure.MET_VARIANCES, varianceDays)));
        }
        if (!status.isEnded() && dueDate != null) {
            shares.add(Share.one(Cell.ofDate(Figure.OPEN_MILESTONES, dueDate, timeZone)));
        }
        return shares;
    }
}
