package dev.milepost.milestone.party;

import dev.milepost.events.ExternalId;
import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a party is to be. */
@Schema(name = "PartyRequest")
public record PartyRequest(
        @Schema(
                description =
                        "The tenant's own short name for it, unique in the tenant. The `party` claim of a counterparty's users names it.",
                examples = "hochbau")
        @NotBlank
        @Size(max = 100)
        String reference,

        @Schema(description = "The name of the organisation.", examples = "Hochbau Nord GmbH")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(description = "Where to write to it.", examples = "office@hochbau.example")
        @Email
        @Size(max = 320)
        @Nullable
        String email,

        @Schema(description = "What other systems call it; at most one id per source.")
        List<ExternalId> externalIds) {
    public PartyRequest {
        externalIds = Lists.copyOrEmpty(externalIds);
    }
}
