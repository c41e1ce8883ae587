package dev.milepost.milestone.template.content;

import dev.milepost.events.MilestoneType;
import dev.milepost.events.PaymentTerm;
import dev.milepost.events.Priority;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A milestone of a template, or one that comes again. */
@Schema(name = "TemplateMilestone")
public record TemplateMilestone(
        @Schema(
                description =
                        "What the template calls it, once: 1 to 100 letters, digits, dots, hyphens and underscores.",
                examples = "taking-over")
        @NotBlank
        String key,

        @Schema(examples = "Taking-over certificate") @NotBlank @Size(max = 500)
        String title,

        @Size(max = 10000) @Nullable String description,

        @NotNull MilestoneType type,

        @Schema(description = "MEDIUM when absent.") Priority priority,

        @Schema(description = "The key of the party that owes it.", examples = "supplier") @Nullable
        String responsible,

        @Schema(description = "How its due date comes about; without one it has no date yet.") @Valid @Nullable
        TemplateDueRule dueRule,

        @Schema(description = "That it comes again; in place of `dueRule` and `duration`.") @Valid @Nullable
        TemplateRecurrence recurrence,

        @Schema(
                description =
                        "How long its work takes, as an ISO 8601 period of calendar days: its planned start lies that long before its due date.",
                examples = "P30D")
        @Nullable
        String duration,

        @Schema(description = "What must be true for it to be met.")
        List<@NotNull TemplateCriterion> criteria,

        @Schema(description = "What becomes due when it is met. The percentages of a template add up to 100 at most.")
        @Nullable
        PaymentTerm paymentTerm,

        List<String> tags,

        @Schema(description = "The team that answers for it.", examples = "civil works")
        @Size(min = 1, max = 100)
        @Nullable
        String team,

        @Schema(description = "Who must approve it before it is met.") @Valid @Nullable
        TemplateGate gate,

        @Schema(
                description = "Whether it can only be submitted with all criteria fulfilled. False when absent.",
                examples = "false")
        boolean criteriaRequired,

        @Schema(
                description =
                        "How much it counts in the progress of its contract; absent for its share of the payments.",
                examples = "2.5")
        @Nullable
        BigDecimal weight,

        @Schema(
                description =
                        "What it has in the tenant's custom fields, by key; who makes a contract may say more of it.",
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                examples = "{\"costCentre\": \"K-4711\"}")
        Map<String, Object> customFields) {
    public TemplateMilestone {
        customFields = customFields == null ? Map.of() : customFields;
        priority = priority == null ? Priority.MEDIUM : priority;
        criteria = Lists.copyOrEmpty(criteria);
        tags = Lists.copyOrEmpty(tags);
    }
}
