package dev.milepost.milestone.payment;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment that was made. */
@Schema(name = "PayRequest")
public record PayRequest(
        @Schema(
                description = "The day it was paid; today in the contract's time zone when absent.",
                examples = "2027-07-30")
        @Nullable
        LocalDate paidOn,

        @Schema(examples = "Bank transfer 2027-07-30/114") @Size(max = 1000) @Nullable
        String note) {}
