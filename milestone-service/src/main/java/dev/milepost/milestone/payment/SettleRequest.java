package dev.milepost.milestone.payment;

import dev.milepost.events.Money;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a dispute ended. */
@Schema(name = "SettleRequest")
public record SettleRequest(
        @Schema(
                description =
                        "What the payment is to be in all, with what is paid already; not more than it was. What it was when absent.")
        @Nullable
        Money amount,

        @Schema(examples = "Both sides agreed on the quantities of 8 July") @Size(max = 5000) @Nullable
        String reason) {}
