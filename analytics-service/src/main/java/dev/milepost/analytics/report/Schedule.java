package dev.milepost.analytics.report;

import dev.milepost.kit.problem.Violations;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** When a report runs. */
@Schema(
        name = "ReportSchedule",
        description = "When a report runs. A time that clocks jump over counts as that much later, one that comes twice"
                + " the first time.",
        examples =
                "{\"every\": \"WEEKLY\", \"at\": \"07:30\", \"timeZone\": \"Europe/Berlin\", \"dayOfWeek\": \"MONDAY\"}")
public record Schedule(
        @NotNull @Schema(examples = "WEEKLY") Frequency every,

        @NotNull @Schema(description = "Time of day.", examples = "07:30")
        LocalTime at,

        @NotNull @Schema(description = "IANA name of the zone of `at`.", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "Of WEEKLY only; MONDAY when absent.", examples = "MONDAY") @Nullable
        DayOfWeek dayOfWeek,

        @Min(1)
        @Max(31)
        @Schema(
                description = "Of MONTHLY only, 1 when absent; in shorter months the last day stands for it.",
                examples = "1")
        @Nullable
        Integer dayOfMonth) {
    /** Finds what contradicts itself. */
    void check(Violations found) {
        if (!ZoneId.getAvailableZoneIds().contains(timeZone)) {
            found.add("schedule.timeZone", "'" + timeZone + "' is no time zone such as Europe/Berlin (IANA)");
        }
        if (dayOfWeek != null && every != Frequency.WEEKLY) {
            found.add("schedule.dayOfWeek", "goes with WEEKLY only");
        }
        if (dayOfMonth != null && every != Frequency.MONTHLY) {
            found.add("schedule.dayOfMonth", "goes with MONTHLY only");
        }
    }

    /** The first moment after {@code moment}. */
    Instant after(Instant moment) {
        ZoneId zone = ZoneId.of(timeZone);
        LocalDate day = moment.atZone(zone).toLocalDate().minusDays(1); // clocks that jump move a time over midnight
        while (true) {
            day = next(day);
            Instant at = day.atTime(this.at).atZone(zone).toInstant();
            if (at.isAfter(moment)) {
                return at;
            }
        }
    }

    private LocalDate next(LocalDate day) {
        return switch (every) {
            case DAILY -> day.plusDays(1);
            case WEEKLY -> day.with(TemporalAdjusters.next(Objects.requireNonNullElse(dayOfWeek, DayOfWeek.MONDAY)));
            case MONTHLY -> {
                LocalDate inMonth = inMonth(YearMonth.from(day));
                yield inMonth.isAfter(day)
                        ? inMonth
                        : inMonth(YearMonth.from(day).plusMonths(1));
            }
        };
    }

    private LocalDate inMonth(YearMonth month) {
        return month.atDay(Math.min(Objects.requireNonNullElse(dayOfMonth, 1), month.lengthOfMonth()));
    }
}
