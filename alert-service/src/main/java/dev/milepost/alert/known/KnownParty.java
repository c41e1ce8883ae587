package dev.milepost.alert.known;

import dev.milepost.events.PartyState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An organisation that takes part in contracts. */
@Entity
@Table(name = "known_party")
@SuppressWarnings("NullAway.Init")
public class KnownParty {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    String reference;
    String name;

    @Nullable
    String email;

    protected KnownParty() {}

    KnownParty(UUID id) {
        this.id = id;
    }

    void become(PartyState state) {
        reference = state.reference();
        name = state.name();
        email = state.email();
    }

    public UUID id() {
        return id;
    }

    /** The tenant's own short name for it, which tokens of its users carry. */
    public String reference() {
        return reference;
    }

    public String name() {
        return name;
    }

    public @Nullable String email() {
        return email;
    }
}
