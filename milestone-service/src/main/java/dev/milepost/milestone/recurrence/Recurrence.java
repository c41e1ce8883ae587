package dev.milepost.milestone.recurrence;

import dev.milepost.events.DueRule;
import dev.milepost.events.RecurringRule;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A milestone that comes again, and how far ahead it was made. Changed only under the lock of its contract. */
@Entity
class Recurrence {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID contractId;

    @Convert(converter = JsonColumn.Rules.class)
    @Column(columnDefinition = "longtext")
    private DueRule rule;

    @Convert(converter = TemplateColumn.class)
    @Column(columnDefinition = "longtext")
    private MilestoneRequest template;

    private LocalDate untilDay;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Recurrence() {}

    Recurrence(UUID id, UUID contractId, RecurringRule rule, RecurrenceRequest request, Instant now) {
        this.id = id;
        this.contractId = contractId;
        this.rule = rule;
        this.template = request.milestone();
        this.untilDay = request.until();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Reaches further ahead; what was made stays. */
    void extend(LocalDate until, Instant now) {
        untilDay = until;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID contractId() {
        return contractId;
    }

    RecurringRule rule() {
        return (RecurringRule) rule;
    }

    MilestoneRequest template() {
        return template;
    }

    LocalDate until() {
        return untilDay;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
