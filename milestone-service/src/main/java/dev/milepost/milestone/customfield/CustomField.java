package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A field that the tenant gives its milestones or contracts. Its key, target and type stay, as values depend on them. */
@Entity
class CustomField {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private String fieldKey;
    private String label;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private FieldTarget target;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(20)")
    private CustomFieldType type;

    @Convert(converter = JsonColumn.Texts.class)
    @Column(columnDefinition = "longtext")
    private List<String> choices;

    private boolean required;

    @Convert(converter = JsonColumn.MilestoneTypes.class)
    @Column(columnDefinition = "longtext")
    private List<MilestoneType> requiredFor;

    private Instant createdAt;
    private Instant updatedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected CustomField() {}

    CustomField(UUID id, CustomFieldRequest request, Instant now) {
        this.id = id;
        this.fieldKey = request.key();
        this.label = request.label();
        this.target = request.target();
        this.type = request.type();
        this.choices = request.choices();
        this.required = request.required();
        this.requiredFor = request.requiredFor();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Takes over what may change; true when anything did. */
    boolean follow(CustomFieldRequest request, Instant now) {
        if (request.equals(toRequest())) {
            return false;
        }
        label = request.label();
        choices = request.choices();
        required = request.required();
        requiredFor = request.requiredFor();
        updatedAt = now;
        return true;
    }

    CustomFieldRequest toRequest() {
        return new CustomFieldRequest(fieldKey, label, target, type, choices, required, requiredFor);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String key() {
        return fieldKey;
    }

    FieldTarget target() {
        return target;
    }

    CustomFieldType type() {
        return type;
    }

    List<String> choices() {
        return choices;
    }

    /** Whether each contract must have a value. */
    boolean isRequired() {
        return required;
    }

    boolean isRequiredFor(MilestoneType kind) {
        return requiredFor.contains(kind);
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
