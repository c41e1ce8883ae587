package dev.milepost.alert.known;

import dev.milepost.events.PersonState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;
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

    @Nullable
    String subject;

    @Nullable
    UUID managerId;

    protected KnownPerson() {}

    KnownPerson(UUID id) {
        this.id = id;
    }

    /** Takes over what an event says; true when plans depend on what has changed. */
    boolean become(PersonState state) {
        boolean matters = !state.timeZone().equals(timeZone)
                || !state.locale().equals(locale)
                || !Objects.equals(managerId, state.managerId())
                || !Objects.equals(partyId, state.partyId());
        subject = state.subject();
        managerId = state.managerId();
        name = state.name();
        email = state.email();
        timeZone = state.timeZone();
        locale = state.locale();
        partyId = state.partyId();
        return matters;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The zone their days are days in. */
    public ZoneId zone() {
        return ZoneId.of(timeZone);
    }

    /** Whether that is their zone; also where this service does not know it, as one of newer tables. */
    public boolean isIn(String zone) {
        return zone.equals(timeZone);
    }

    /** Their language and country, where the tag names one: {@code de-DE}. */
    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    /** The person they report to. */
    public @Nullable UUID managerId() {
        return managerId;
    }

    /** The party they belong to; null for the tenant's own people. */
    public @Nullable UUID partyId() {
        return partyId;
    }

    public @Nullable String email() {
        return email;
    }
}
