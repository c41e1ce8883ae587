package dev.milepost.milestone.payment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry that was wrong. */
@Schema(name = "ReverseRequest")
public record ReverseRequest(
        @Schema(description = "The entry of the payment's ledger: PAID, INVOICED or SETTLED, and not reversed yet.")
        @NotNull
        UUID entryId,

        @Schema(examples = "The transfer was for another contract") @Size(max = 5000) @Nullable
        String reason) {}
