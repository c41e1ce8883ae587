package dev.milepost.milestone.template.content;

import dev.milepost.events.PartyRole;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place that a party will take in contracts made from a template. */
@Schema(name = "TemplateParty")
public record TemplateParty(
        @Schema(description = "What the template calls it.", examples = "client") @NotBlank
        String key,

        @Schema(description = "The role that the party gets in the contract.") @NotNull
        PartyRole role,

        @Schema(description = "Who is meant.", examples = "The employer, who pays and takes over the works.")
        @Size(max = 2000)
        @Nullable
        String description,

        @Schema(
                description =
                        "Whether contracts may be made without it: then nobody is responsible for what it owes, and its places in gates are dropped. False when absent.",
                examples = "false")
        boolean optional) {}
