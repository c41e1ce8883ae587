package dev.milepost.alert.preference;

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

/** What a person does not want to hear of for now; what is mandatory comes all the same. */
@Entity
@Table(name = "alert_mute")
@SuppressWarnings("NullAway.Init")
public class Mute {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false, columnDefinition = "varchar(12)")
    Kind kind;

    @Column(updatable = false)
    UUID refId;

    /** Empty but for a snooze. */
    @Column(updatable = false)
    String subject;

    @Nullable
    Instant untilAt;

    @Column(updatable = false)
    Instant createdAt;

    protected Mute() {}

    Mute(UUID id, UUID personId, Kind kind, UUID refId, String subject, Instant now) {
        this.id = id;
        this.personId = personId;
        this.kind = kind;
        this.refId = refId;
        this.subject = subject;
        this.createdAt = now;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it is of the contract, of the milestone, or of its due date. */
    public boolean silences(UUID contract, UUID milestone) {
        return refId.equals(contract) && kind == Kind.CONTRACT
                || refId.equals(milestone) && (kind == Kind.MILESTONE || subject.equals("DUE_DATE"));
    }

    /** Of what nothing is wanted. */
    public enum Kind {
        /** A contract and all in it: entries come as read. */
        CONTRACT,
        /** A milestone: the same. */
        MILESTONE,
        /** One subject of something: entries come back, unread, when it is over. */
        SNOOZE
    }
}
