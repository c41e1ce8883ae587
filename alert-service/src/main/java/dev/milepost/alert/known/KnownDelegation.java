package dev.milepost.alert.known;

import dev.milepost.events.DelegationState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** That a person lets another approve in their place, on some days. */
@Entity
@Table(name = "known_delegation")
@SuppressWarnings("NullAway.Init")
public class KnownDelegation {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    UUID personId;
    UUID delegateId;
    LocalDate fromDay;
    LocalDate toDay;
    boolean ended;

    protected KnownDelegation() {}

    KnownDelegation(UUID id) {
        this.id = id;
    }

    void become(DelegationState state) {
        personId = state.personId();
        delegateId = state.delegatePersonId();
        fromDay = state.from();
        toDay = state.to();
        ended = state.endedAt() != null;
    }

    /** Whose approvals they are. */
    public UUID personId() {
        return personId;
    }

    /** Who may give them. */
    public UUID delegateId() {
        return delegateId;
    }

    /** The first day, where {@link #personId} is. */
    public LocalDate fromDay() {
        return fromDay;
    }

    /** The last one. */
    public LocalDate toDay() {
        return toDay;
    }
}
