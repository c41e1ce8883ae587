package dev.milepost.milestone.customfield;

import dev.milepost.events.CustomFieldType;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a custom field is to be. */
@Schema(name = "CustomFieldRequest")
record CustomFieldRequest(
        @Schema(
                description =
                        "Names it in `customFields`, filters and `sort`: a letter, then letters, digits and underscores, at most 40. Does not change.",
                examples = "costCentre")
        @NotNull
        String key,

        @Schema(examples = "Cost centre") @NotBlank @Size(max = 200)
        String label,

        @Schema(description = "What it is a field of; MILESTONE when absent. Does not change.")
        FieldTarget target,

        @Schema(description = "Does not change.", examples = "CHOICE") @NotNull
        CustomFieldType type,

        @Schema(
                description = "The values of a CHOICE, at most 200; of no other type.",
                examples = "[\"north\", \"south\"]")
        List<String> choices,

        @Schema(
                description =
                        "Of contracts only: whether each must have a value, from its next change on. False when absent.")
        boolean required,

        @Schema(description = "Of milestones only: the types that must have a value, from their next change on.")
        List<MilestoneType> requiredFor) {
    CustomFieldRequest {
        target = target == null ? FieldTarget.MILESTONE : target;
        choices = Lists.copyOrEmpty(choices);
        requiredFor = Lists.copyOrEmpty(requiredFor);
    }
}
