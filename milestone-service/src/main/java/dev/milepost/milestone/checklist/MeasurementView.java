package dev.milepost.milestone.checklist;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A measurement, as the API shows it. */
@Schema(name = "Measurement")
record MeasurementView(
        UUID id,
        UUID criterionId,

        @Schema(description = "In the criterion's unit.", examples = "1.2")
        BigDecimal value,

        Instant measuredAt,
        @Nullable String note,

        @Schema(description = "The person who recorded it; absent for a service account.") @Nullable
        UUID personId,

        @Schema(description = "Who recorded it, by name.", examples = "Mara Lind")
        String recordedBy,

        Instant recordedAt) {
    static MeasurementView from(Measurement one) {
        return new MeasurementView(
                one.id(),
                one.criterionId(),
                one.value(),
                one.measuredAt(),
                one.note(),
                one.personId(),
                one.recordedBy(),
                one.recordedAt());
    }
}
