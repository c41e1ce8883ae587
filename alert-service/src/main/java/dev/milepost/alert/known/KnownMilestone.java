package dev.milepost.alert.known;

import dev.milepost.events.MilestoneState;
import dev.milepost.events.MilestoneStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A milestone, as far as reminders need it. */
@Entity
@Table(name = "known_milestone")
@SuppressWarnings("NullAway.Init")
public class KnownMilestone {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    UUID contractId;
    String title;

    @Enumerated(EnumType.STRING)
    MilestoneStatus status;

    @Nullable
    LocalDate dueDate;

    @Nullable
    UUID ownerId;

    @Nullable
    String team;

    @Convert(converter = FactsColumn.class)
    @Column(columnDefinition = "longtext")
    @Nullable
    MilestoneFacts facts;

    boolean deleted;
    long revision;

    @Nullable
    Instant changedAt;

    /** When it came into its state, as far as that was seen; for digests. */
    @Nullable
    Instant statusAt;

    /** When it got its due date in place of another; for digests. */
    @Nullable
    Instant dueMovedAt;

    protected KnownMilestone() {}

    KnownMilestone(UUID id) {
        this.id = id;
    }

    /**
     * Takes over what an event says; true when payments that it released may go to others, or follow another policy.
     *
     * @param now when it is folded: what digests have not told yet is counted by that
     */
    boolean become(MilestoneState state, boolean isDeleted, long sequence, Instant at, Instant now) {
        MilestoneFacts told = MilestoneFacts.of(state, facts());
        boolean movesPayments = false;
        if (status != null) { // it was known before
            statusAt = status == state.status() ? statusAt : now;
            // A first date is none in place of another; one after a date that was lost is.
            boolean isFirst = dueDate == null && dueMovedAt == null;
            dueMovedAt = isFirst || Objects.equals(dueDate, state.dueDate()) ? dueMovedAt : now;
            movesPayments = !Objects.equals(ownerId, state.ownerId())
                    || !Objects.equals(team, state.team())
                    || !facts().leadToTheSame(told);
        }
        contractId = state.contractId();
        title = state.title();
        status = state.status();
        dueDate = state.dueDate();
        ownerId = state.ownerId();
        team = state.team();
        facts = told;
        deleted = isDeleted;
        revision = sequence;
        changedAt = at;
        return movesPayments;
    }

    public UUID id() {
        return id;
    }

    public UUID contractId() {
        return contractId;
    }

    public String title() {
        return title;
    }

    public MilestoneStatus status() {
        return status;
    }

    /** The day it is due, in the contract's time zone. */
    public @Nullable LocalDate dueDate() {
        return dueDate;
    }

    /** The person who answers for it. */
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    /** The team that answers for it. */
    public @Nullable String team() {
        return team;
    }

    /** What policies choose by. */
    public MilestoneFacts facts() {
        return facts == null ? MilestoneFacts.UNKNOWN : facts;
    }

    public boolean isDeleted() {
        return deleted;
    }

    /** The sequence of the event that told of it last; it only grows. */
    public long revision() {
        return revision;
    }

    /** When it last changed. */
    public Instant changedAt() {
        return changedAt == null ? Instant.EPOCH : changedAt;
    }
}
