package dev.milepost.milestone.template;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the template of a contract is to be called. */
@Schema(name = "FromContractRequest")
public record FromContractRequest(
        @Schema(description = "Unique among the tenant's own templates.", examples = "School buildings")
        @NotBlank
        @Size(max = 200)
        String name,

        @Schema(description = "What trade it is for.", examples = "construction") @NotBlank @Size(max = 100)
        String kind,

        @Schema(description = "What it is good for.", examples = "Schools of the city, as agreed in 2027.")
        @Size(max = 10000)
        @Nullable
        String description) {}
