package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money ahead of the work, either a percentage of the contract's value or an amount.
 *
 * @param milestoneId the milestone that releases it; the contract's activation when null
 * @param netDays calendar days from the release until it is due
 * @param recoveryPercent per cent of the gross of each instalment that is taken off until it is recovered
 */
public record Advance(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal percent,

        @Nullable Money amount,
        @Nullable UUID milestoneId,
        int netDays,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal recoveryPercent) {}
