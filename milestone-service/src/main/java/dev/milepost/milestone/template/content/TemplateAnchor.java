package dev.milepost.milestone.template.content;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.PeriodEnd;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a rule of a template counts from: as in a contract, but other milestones by their keys. */
@Schema(name = "TemplateAnchor")
public record TemplateAnchor(
        @Schema(description = "Any but DATE: a template knows no days.", examples = "START") @NotNull
        AnchorKind kind,

        @Schema(description = "The key of a milestone, for MILESTONE_DUE and MILESTONE_MET.", examples = "programme")
        @Nullable
        String milestone,

        @Schema(
                description = "The name of an event that somebody will record, for EVENT.",
                examples = "site handed over")
        @Nullable
        String event,

        @Schema(description = "Counts from the last day of the month, quarter or year in which the day lies.") @Nullable
        PeriodEnd periodEnd) {

    /** The anchor in a contract whose milestones have these ids. */
    Anchor in(Function<String, UUID> ids) {
        return new Anchor(kind, null, milestone == null ? null : ids.apply(milestone), event, periodEnd);
    }

    /** Whether it is a day of another milestone. */
    boolean needsMilestone() {
        return kind == AnchorKind.MILESTONE_DUE || kind == AnchorKind.MILESTONE_MET;
    }
}
