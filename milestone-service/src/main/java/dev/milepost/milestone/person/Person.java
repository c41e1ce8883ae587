package dev.milepost.milestone.person;

import dev.milepost.events.PersonState;
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

/** Someone who works with contracts. */
@Entity
public class Person {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String subject;
    private String name;
    private @Nullable String email;
    private String timeZone;
    private String locale;

    @Convert(converter = JsonColumn.Texts.class)
    @Column(columnDefinition = "longtext")
    private List<String> teams = List.of();

    private @Nullable UUID managerId;
    private @Nullable UUID partyId;
    private Instant createdAt;
    private Instant updatedAt;

    /** The e-mail address up to its @, in lower case; what @-names are looked up by. Computed by the database. */
    @SuppressWarnings("UnusedVariable") // queries read it
    @Column(insertable = false, updatable = false)
    private @Nullable String handle;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Person() {}

    Person(UUID id, String subject, PersonRequest request, Instant now) {
        this.id = id;
        this.subject = subject;
        this.name = request.name();
        this.timeZone = request.timeZone();
        this.locale = request.locale();
        this.createdAt = now;
        this.updatedAt = now;
        describe(request, now);
    }

    /** Takes over what a request says; true when anything changed by it. */
    boolean describe(PersonRequest request, Instant now) {
        PersonRequest before = toRequest();
        name = request.name();
        email = request.email();
        timeZone = request.timeZone();
        locale = request.locale();
        teams = request.teams();
        managerId = request.managerId();
        partyId = request.partyId();
        boolean changed = !before.equals(toRequest());
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }

    /** The person as the request that would make them what they are; what a merge patch is applied to. */
    PersonRequest toRequest() {
        return new PersonRequest(name, email, timeZone, locale, teams, managerId, partyId);
    }

    public PersonState toState() {
        return new PersonState(id, version, subject, name, email, timeZone, locale, teams, managerId, partyId);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String subject() {
        return subject;
    }

    public String name() {
        return name;
    }

    /** The party they belong to; null for the tenant's own people who act for none. */
    public @Nullable UUID partyId() {
        return partyId;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
