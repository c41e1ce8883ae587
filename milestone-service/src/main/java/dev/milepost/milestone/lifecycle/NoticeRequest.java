package dev.milepost.milestone.lifecycle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A notice that was given. */
@Schema(name = "NoticeRequest")
record NoticeRequest(
        @Schema(
                description = "The day it was given or sent, in the contract's time zone; not one that has not come.",
                examples = "2028-03-15")
        @NotNull
        LocalDate givenOn,

        @Schema(
                description = "The day it arrived: what counts where the contract gives time for delivery.",
                examples = "2028-03-17")
        @Nullable
        LocalDate receivedOn,

        @Schema(
                description = "The party that gave it, one of the contract's.",
                examples = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61")
        @Nullable
        UUID byPartyId,

        @Schema(description = "What it says.", examples = "We do not wish to renew") @Size(max = 5000) @Nullable
        String text) {}
