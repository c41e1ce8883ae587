package dev.milepost.milestone.party;

import dev.milepost.events.ExternalId;
import dev.milepost.events.PartyState;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An organisation that takes part in contracts. */
@Entity
public class Party {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String reference;
    private String name;
    private @Nullable String email;

    @Convert(converter = JsonColumn.ExternalIds.class)
    @Column(columnDefinition = "longtext")
    private List<ExternalId> externalIds = List.of();

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Party() {}

    public Party(UUID id, String reference, String name, Instant now) {
        this.id = id;
        this.reference = reference;
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes over what a request says; true when anything changed by it. */
    public boolean describe(PartyRequest request, Instant now) {
        PartyRequest before = toRequest();
        reference = request.reference();
        name = request.name();
        email = request.email();
        externalIds = request.externalIds();
        boolean changed = !before.equals(toRequest());
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    /** The party as the request that would make it what it is; what a merge patch is applied to. */
    public PartyRequest toRequest() {
        return new PartyRequest(reference, name, email, externalIds);
    }

    public PartyState toState() {
        return new PartyState(id, version, reference, name, email, externalIds);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String reference() {
        return reference;
    }

    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
