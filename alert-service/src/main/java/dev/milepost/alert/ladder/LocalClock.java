package dev.milepost.alert.ladder;

import java.time.ZoneId;
import java.util.List;

/**
 * How time runs where a recipient is.
 *
 * @param quiet hours in which they are not disturbed: those of the policy and those of their own
 */
public record LocalClock(ZoneId zone, WorkDays days, List<QuietHours> quiet) {}
