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

        @Schema(description = "Does not change.") @NotNull CustomFieldType type,

        @Schema(
                description = "The values of a CHOICE, at most 200; of no other type.",
                examples = "[\"north\", \"south\"]")
        List<String> choices,

        @Schema(description = "The types of milestones that must have a value, from their next change on.")
        List<MilestoneType> requiredFor) {
    CustomFieldRequest {
        choices = Lists.copyOrEmpty(choices);
        requiredFor = Lists.copyOrEmpty(requiredFor);
    }
}
