package dev.milepost.milestone.calendar;

import dev.milepost.milestone.deadline.CalendarRef;
import dev.milepost.milestone.deadline.Jurisdiction;
import dev.milepost.milestone.deadline.Jurisdictions;
import dev.milepost.milestone.deadline.WorkCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a calendar says in one of its versions; never changed, only followed by another. */
record CalendarContent(
        String name, @Nullable String jurisdiction, List<DayOfWeek> workingDays, List<OwnHoliday> holidays) {
    /** What a request that was found right says; the days that it leaves to the jurisdiction are fixed with it. */
    static CalendarContent of(CalendarRequest request) {
        String jurisdiction = request.jurisdiction();
        Set<DayOfWeek> days = !request.workingDays().isEmpty()
                ? EnumSet.copyOf(request.workingDays())
                : jurisdiction == null ? WorkCalendar.MONDAY_TO_FRIDAY : Jurisdictions.workingDays(jurisdiction);
        return new CalendarContent(
                request.name(), jurisdiction, days.stream().sorted().toList(), List.copyOf(request.holidays()));
    }

    CalendarRequest toRequest() {
        return new CalendarRequest(name, jurisdiction, workingDays, holidays);
    }

    /** The calendar to compute with. */
    WorkCalendar toWorkCalendar(UUID id, long version) {
        Optional<Jurisdiction> inherited = Optional.ofNullable(jurisdiction).flatMap(Jurisdictions::holidays);
        Map<LocalDate, String> own = holidays.stream().collect(Collectors.toMap(OwnHoliday::date, OwnHoliday::name));
        String inherits = inherited.isEmpty() ? "" : " on top of " + jurisdiction;
        return new WorkCalendar(
                new CalendarRef(
                        id.toString(),
                        version + (inherited.isEmpty() ? "" : " with " + Jurisdictions.VERSION),
                        name + ", version " + version + inherits + ", with " + own.size() + " holidays of its own"),
                EnumSet.copyOf(workingDays),
                inherited.orElse(null),
                own);
    }
}
