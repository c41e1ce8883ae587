package dev.milepost.milestone.template;

import dev.milepost.milestone.template.content.TemplateRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A template of the tenant. Contracts that were made from it keep nothing of it, so it may change and go. */
@Entity
class ContractTemplate {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String name;

    @SuppressWarnings("UnusedVariable") // lists are filtered by it
    private String kind;

    @Column(columnDefinition = "text")
    @SuppressWarnings("UnusedVariable") // lists show it
    private @Nullable String description;

    @SuppressWarnings("UnusedVariable") // lists show it
    private int milestones;

    @Convert(converter = ContentColumn.class)
    @Column(columnDefinition = "longtext")
    private TemplateRequest content;

    private String changedBy;
    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected ContractTemplate() {}

    ContractTemplate(UUID id, TemplateRequest content, String by, Instant now) {
        this.id = id;
        this.name = content.name();
        this.kind = content.kind();
        this.description = content.description();
        this.milestones = content.milestones().size();
        this.content = content;
        this.changedBy = by;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes over what a request says; false when it says nothing new. */
    boolean describe(TemplateRequest wanted, String by, Instant now) {
        if (content.equals(wanted)) {
            return false;
        }
        content = wanted;
        name = wanted.name();
        kind = wanted.kind();
        description = wanted.description();
        milestones = wanted.milestones().size();
        changedBy = by;
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    TemplateRequest content() {
        return content;
    }

    String changedBy() {
        return changedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
