package dev.milepost.milestone.calendar;

import dev.milepost.milestone.person.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a calendar said from one change to the next. Never changed, so that an old trace stays true. */
@Entity
@Immutable
class CalendarVersion {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    private UUID calendarId;
    private long version;

    @Convert(converter = CalendarContentColumn.class)
    @Column(columnDefinition = "longtext")
    private CalendarContent content;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private @Nullable UUID personId;

    private String changedBy;
    private Instant changedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected CalendarVersion() {}

    CalendarVersion(UUID id, UUID calendarId, long version, CalendarContent content, Actor by, Instant now) {
        this.id = id;
        this.calendarId = calendarId;
        this.version = version;
        this.content = content;
        this.personId = by.personId();
        this.changedBy = by.name();
        this.changedAt = now;
    }

    UUID calendarId() {
        return calendarId;
    }

    long version() {
        return version;
    }

    CalendarContent content() {
        return content;
    }

    String changedBy() {
        return changedBy;
    }

    Instant changedAt() {
        return changedAt;
    }
}
