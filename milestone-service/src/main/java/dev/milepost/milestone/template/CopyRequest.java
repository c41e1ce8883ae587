package dev.milepost.milestone.template;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a copy is to be called. */
@Schema(name = "CopyRequest")
public record CopyRequest(
        @Schema(description = "Unique among the tenant's own templates.", examples = "Our building works")
        @NotBlank
        @Size(max = 200)
        String name) {}
