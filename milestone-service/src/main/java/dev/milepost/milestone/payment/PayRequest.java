package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that was paid. */
@Schema(name = "PayRequest")
public record PayRequest(
        @Schema(description = "How much; all that is outstanding when absent. Not more than that.") @Nullable
        Money amount,

        @Schema(
                description = "The day it was paid; today in the contract's time zone when absent.",
                examples = "2027-07-30")
        @Nullable
        LocalDate paidOn,

        @Schema(description = "The payer's or the bank's.", examples = "SEPA 2027-07-30/114") @Size(max = 200) @Nullable
        String reference,

        @Schema(examples = "Bank transfer") @Size(max = 1000) @Nullable
        String note) {}
