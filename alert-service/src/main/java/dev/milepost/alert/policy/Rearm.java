package dev.milepost.alert.policy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Plans that must be brought in line with a change. A job does it in batches, milestones first, each in the order of ids. */
@Entity
@Table(name = "rearm")
@SuppressWarnings("NullAway.Init")
public class Rearm {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Scope scope;

    @Column(updatable = false)
    @Nullable
    UUID ref;

    @Nullable
    UUID afterId;

    @Enumerated(EnumType.STRING)
    Phase phase = Phase.MILESTONES;

    @Column(updatable = false)
    Instant askedAt;

    protected Rearm() {}

    /** Asks for it. {@code ref}: the contract, milestone, person or party; null for the whole tenant. */
    public Rearm(UUID id, Scope scope, @Nullable UUID ref, Instant askedAt) {
        this.id = id;
        this.scope = scope;
        this.ref = ref;
        this.askedAt = askedAt;
    }

    /** Whose plans. */
    public enum Scope {
        TENANT,
        CONTRACT,
        MILESTONE,
        /** All milestones and reminders that a person has to do with. */
        PERSON,
        /** What waits for an approval in contracts that a person is a member of. */
        MEMBER,
        /** The contracts that a party takes part in. */
        PARTY
    }

    /** What is looked through, one after the other. */
    public enum Phase {
        MILESTONES,
        PAYMENTS,
        CONTRACTS
    }

    public UUID id() {
        return id;
    }

    public Phase phase() {
        return phase;
    }

    public Scope scope() {
        return scope;
    }

    public @Nullable UUID ref() {
        return ref;
    }

    /** The last one that was done in this phase. */
    public @Nullable UUID afterId() {
        return afterId;
    }

    /** Business time of the change: what was past by then is not sent because of it. */
    public Instant askedAt() {
        return askedAt;
    }

    /** Goes on behind the one of {@code id}. */
    public void moveOn(UUID id) {
        afterId = id;
    }

    /** Goes on with the next phase; false when that was the last. */
    public boolean nextPhase() {
        if (phase == Phase.CONTRACTS) {
            return false;
        }
        phase = Phase.values()[phase.ordinal() + 1];
        afterId = null;
        return true;
    }
}
