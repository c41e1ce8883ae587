package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.PolicyRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy to be tried. */
@Schema(name = "PreviewRequest", description = "A policy to be tried, and the time to look at.")
record PreviewRequest(
        @Schema(description = "The policy that it would replace; absent for a new one.") @Nullable
        UUID policyId,

        @NotNull @Valid PolicyRequest policy,

        @NotNull @Schema(description = "The first moment to look at.", examples = "2027-03-01T00:00:00Z")
        Instant from,

        @NotNull
        @Schema(description = "The moment to look up to; at most 92 days later.", examples = "2027-04-01T00:00:00Z")
        Instant to) {}
