package dev.milepost.analytics.fact;

import dev.milepost.events.PartyState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A party as its last event left it: the reference is what the tokens of its people name. */
@Entity
public class PartyFact {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private long version;

    @Column
    private String reference;

    @Column
    private String name;

    @Column
    private Instant changedAt;

    protected PartyFact() {}

    PartyFact(PartyState state, Instant at) {
        this.id = state.id();
        become(state, at);
    }

    void become(PartyState state, Instant at) {
        this.version = state.version();
        this.reference = state.reference();
        this.name = state.name();
        this.changedAt = at;
    }

    public UUID id() {
        return id;
    }
}
