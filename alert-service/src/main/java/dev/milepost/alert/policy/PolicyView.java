package dev.milepost.alert.policy;

import dev.milepost.alert.ladder.QuietHours;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy as callers see it, with the values that hold where it says nothing. */
@Schema(name = "Policy", description = "What the tenant wants reminded of, when and whom.")
record PolicyView(
        UUID id,
        long version,
        @Schema(examples = "Critical milestones") String name,

        @Schema(description = "Whether it governs anything.")
        boolean enabled,

        PolicyScope scope,
        @Schema(description = "What it reminds of.") Subject subject,

        @Schema(
                description = "The custom field that holds the date, for CUSTOM_DATE and CONTRACT_DATE.",
                examples = "warranty_ends")
        @Nullable
        String customField,

        @Schema(description = "Among policies of the same scope the lower one wins.", examples = "100")
        int order,

        @Schema(description = "The time of day in the recipient's time zone.", examples = "09:00")
        LocalTime at,

        @Schema(description = "Whether a rung on a day off moves to a business day.")
        boolean businessDaysOnly,

        @Schema(description = "Whose public holidays hold for all recipients.", examples = "DE-BY") @Nullable
        String jurisdiction,

        @Schema(description = "Nothing is sent in these.") @Nullable
        QuietHours quietHours,

        @Schema(description = "What goes first when much is due at once.")
        Urgency urgency,

        @Schema(description = "Whether recipients cannot switch it off.")
        boolean mandatory,

        @Schema(description = "Its ladder.") List<RungRequest> rungs,
        Instant createdAt,
        Instant updatedAt) {

    static PolicyView from(Policy policy) {
        PolicyRequest content = policy.content;
        var timing = content.timing();
        return new PolicyView(
                policy.id,
                policy.version,
                content.name(),
                content.governs(),
                content.scope(),
                content.subject(),
                content.customField(),
                content.place(),
                timing.at(),
                timing.businessDaysOnly(),
                content.jurisdiction(),
                content.quietHours(),
                content.weight(),
                content.binds(),
                content.rungs(),
                policy.createdAt,
                policy.updatedAt);
    }
}
