package dev.milepost.alert.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a rung repeats until what it reminds of is done.
 *
 * @param every days between two of them
 * @param business whether those are business days
 * @param times how often at most, the rung itself not counted
 */
@Schema(name = "Repeat", description = "Reminds again and again until it is done.")
public record Repeat(
        @Min(1) @Max(90) @Schema(required = true, description = "Days from one to the next.", examples = "2")
        int every,

        @Schema(description = "Whether those are business days of the recipient.", examples = "true")
        boolean business,

        @Min(1)
        @Max(50)
        @Schema(required = true, description = "How often at most, after the rung itself.", examples = "10")
        int times) {}
