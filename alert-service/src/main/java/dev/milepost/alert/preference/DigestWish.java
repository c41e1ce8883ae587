package dev.milepost.alert.preference;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When a digest is to come.
 *
 * @param day null for every day
 */
@Schema(name = "DigestWish", description = "When a digest is to come: at a time of day where you are.")
public record DigestWish(
        @NotNull @Schema(required = true, examples = "WEEKLY")
        Frequency frequency,

        @Schema(description = "The day of the week; for WEEKLY only.", examples = "MONDAY") @Nullable
        DayOfWeek day,

        @NotNull
        @Schema(
                required = true,
                description =
                        "The time of day in your time zone. A time that clocks jump over counts as that much later; one"
                                + " that comes twice is taken the first time.",
                examples = "08:00")
        LocalTime at) {

    /** How often. */
    public enum Frequency {
        DAILY,
        WEEKLY
    }

    /** The first day from {@code from} on that has a digest. */
    public LocalDate onOrAfter(LocalDate from) {
        LocalDate found = from;
        while (day != null && found.getDayOfWeek() != day) {
            found = found.plusDays(1);
        }
        return found;
    }

    /** The moment of the digest of {@code period}. */
    public Instant moment(LocalDate period, ZoneId zone) {
        return period.atTime(at).atZone(zone).toInstant();
    }

    /** The first period whose moment is after {@code now}. */
    public LocalDate after(Instant now, ZoneId zone) {
        LocalDate found = onOrAfter(now.atZone(zone).toLocalDate());
        while (!moment(found, zone).isAfter(now)) {
            found = onOrAfter(found.plusDays(1));
        }
        return found;
    }
}
