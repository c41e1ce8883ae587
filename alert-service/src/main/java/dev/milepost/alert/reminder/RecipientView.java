package dev.milepost.alert.reminder;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is reminded. */
@Schema(
        name = "Recipient",
        description =
                "Who is reminded: a person, a party, a webhook, or an address; none of them where there is nobody.")
record RecipientView(
        @Schema(description = "The person's id.", examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61") @Nullable
        UUID personId,

        @Schema(description = "The party's id.", examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a65") @Nullable
        UUID partyId,

        @Schema(description = "The webhook's id.", examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a6f") @Nullable
        UUID webhookId,

        @Schema(
                description =
                        "The name of the person, party or webhook, as far as it is known. Users of a counterparty do"
                                + " not see that of a webhook.",
                examples = "Ada Ahlgren")
        @Nullable
        String name,

        @Schema(
                description = "The address it went to, or would go to now. Users of a counterparty see those of their"
                        + " own party only.",
                examples = "ada@aurora.example")
        @Nullable
        String address) {}
