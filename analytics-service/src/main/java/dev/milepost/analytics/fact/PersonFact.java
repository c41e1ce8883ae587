package dev.milepost.analytics.fact;

import dev.milepost.events.PersonState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** Who the {@code sub} of a token is. */
@Entity
public class PersonFact {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private String subject;

    @Column
    private String name;

    @Column
    private @Nullable UUID partyId;

    protected PersonFact() {}

    PersonFact(PersonState state) {
        this.id = state.id();
        become(state);
    }

    void become(PersonState state) {
        this.subject = state.subject();
        this.name = state.name();
        this.partyId = state.partyId();
    }

    /** The party they belong to; null for the tenant's own people. */
    @Nullable
    UUID partyId() {
        return partyId;
    }
}
