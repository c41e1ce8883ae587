package dev.milepost.alert.known;

import dev.milepost.events.ContractState;
import dev.milepost.events.ContractStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A contract, as far as reminders need it. */
@Entity
@Table(name = "known_contract")
@SuppressWarnings("NullAway.Init")
public class KnownContract {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    String reference;
    String title;

    @Enumerated(EnumType.STRING)
    ContractStatus status;

    String timeZone;

    @Nullable
    LocalDate endsOn;

    boolean deleted;

    protected KnownContract() {}

    KnownContract(UUID id) {
        this.id = id;
    }

    /** Takes over what an event says; true when reminders depend on what has changed. */
    boolean become(ContractState state, boolean isDeleted) {
        String zone = ZoneId.of(state.timeZone()).getId();
        boolean matters = status != state.status()
                || !zone.equals(timeZone)
                || deleted != isDeleted
                || !Objects.equals(endsOn, state.endsOn());
        reference = state.reference();
        title = state.title();
        status = state.status();
        timeZone = zone;
        endsOn = state.endsOn();
        deleted = isDeleted;
        return matters;
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public ContractStatus status() {
        return status;
    }

    /** The zone that its dates are days in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    public String title() {
        return title;
    }

    /** The last day of its term, where one was agreed. */
    public @Nullable LocalDate endsOn() {
        return endsOn;
    }

    public boolean isDeleted() {
        return deleted;
    }
}
