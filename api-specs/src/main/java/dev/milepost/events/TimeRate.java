package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What time costs: a late penalty or an early bonus, either a percentage or an amount for each period.
 *
 * @param ratePercent per cent of the base for each period, at most 4 fraction digits, as a JSON string
 * @param amount for each period
 * @param count STARTED when null
 * @param graceDays calendar days that are free
 * @param capPercent most of it in per cent of the base; no cap when neither this nor {@code capAmount} is there
 * @param base INSTALMENT when null
 * @param against CURRENT when null
 */
public record TimeRate(
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal ratePercent,

        @Nullable Money amount,
        RatePeriod per,
        @Nullable PeriodCount count,
        int graceDays,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal capPercent,

        @Nullable Money capAmount,
        @Nullable RateBase base,
        @Nullable RateAgainst against) {}
