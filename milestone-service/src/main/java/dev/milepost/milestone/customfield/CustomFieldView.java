package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.MilestoneType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A custom field, as the API shows it. */
@Schema(name = "CustomField")
record CustomFieldView(
        UUID id,

        @Schema(description = "Counts its changes; the ETag.")
        long version,

        @Schema(examples = "costCentre") String key,
        @Schema(examples = "Cost centre") String label,
        FieldTarget target,
        CustomFieldType type,
        List<String> choices,
        boolean required,
        List<MilestoneType> requiredFor,
        Instant createdAt,
        Instant updatedAt) {
    static CustomFieldView from(CustomField field) {
        CustomFieldRequest content = field.toRequest();
        return new CustomFieldView(
                field.id(),
                field.version(),
                content.key(),
                content.label(),
                content.target(),
                content.type(),
                content.choices(),
                content.required(),
                content.requiredFor(),
                field.createdAt(),
                field.updatedAt());
    }
}
