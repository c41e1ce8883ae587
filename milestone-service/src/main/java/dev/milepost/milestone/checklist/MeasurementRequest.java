package dev.milepost.milestone.checklist;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A value that was measured. */
@Schema(name = "MeasurementRequest")
record MeasurementRequest(
        @Schema(description = "The criterion it was measured for.") @NotNull
        UUID criterionId,

        @Schema(
                description = "The value in the criterion's unit: at most 13 digits before and 6 behind the point.",
                examples = "1.2")
        @NotNull
        BigDecimal value,

        @Schema(description = "When it was measured; now when absent.", examples = "2027-06-28T14:05:00Z") @Nullable
        Instant measuredAt,

        @Schema(examples = "Blower door test, report 14") @Size(max = 2000) @Nullable
        String note) {}
