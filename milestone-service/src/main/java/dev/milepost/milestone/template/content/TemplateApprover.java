package dev.milepost.milestone.template.content;

import dev.milepost.events.GateApprover;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One place in a gate of a template: anybody of a party, or of the tenant, with a role. */
@Schema(name = "TemplateApprover")
public record TemplateApprover(
        @Schema(description = "The key of a party; the tenant's own people when absent.", examples = "client") @Nullable
        String party,

        @Schema(
                description =
                        "The realm role that is needed; `approver` for a party when absent. Needed where there is no party.",
                examples = "approver")
        @Nullable
        String role,

        @Schema(description = "What the approval is for.", examples = "Acceptance of the works") @Nullable
        String label) {
    GateApprover in(Function<String, UUID> parties) {
        return new GateApprover(null, party == null ? null : parties.apply(party), role, label);
    }
}
