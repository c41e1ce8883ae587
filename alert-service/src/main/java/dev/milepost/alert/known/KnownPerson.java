package dev.milepost.alert.known;

import dev.milepost.events.PersonState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Someone who can be reminded. */
@Entity
@Table(name = "known_person")
@SuppressWarnings("NullAway.Init")
public class KnownPerson {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    String name;

    @Nullable
    String email;

    String timeZone;
    String locale;

    @Nullable
    UUID partyId;

    protected KnownPerson() {}

    KnownPerson(UUID id) {
        this.id = id;
    }

    void become(PersonState state) {
        name = state.name();
        email = state.email();
        timeZone = state.timeZone();
        locale = state.locale();
        partyId = state.partyId();
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public @Nullable String email() {
        return email;
    }
}
