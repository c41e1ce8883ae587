package dev.milepost.alert.ladder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;

/** The ladder of due dates that no policy of the tenant governs: the built-in policy. */
@ConfigMapping(prefix = "milepost.ladder")
public interface LadderConfig {
    /** Offsets from the due date as ISO 8601 periods: {@code P-7D} is seven days before, {@code P0D} the day itself. */
    @WithDefault("P-30D,P-14D,P-7D,P-1D,P0D,P1D,P7D")
    List<Period> rungs();

    /** The time of day, in the recipient's time zone. */
    @WithDefault("09:00")
    LocalTime at();

    /** Whether a rung on a day off moves to a business day. */
    @WithDefault("false")
    boolean businessDays();
}
