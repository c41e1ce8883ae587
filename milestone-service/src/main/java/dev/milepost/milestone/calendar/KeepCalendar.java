package dev.milepost.milestone.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.deadline.DueRules;
import dev.milepost.milestone.deadline.Jurisdictions;
import dev.milepost.milestone.person.CurrentActor;
import dev.milepost.milestone.schedule.CriticalPaths;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Creates a calendar, or makes a new version of one. */
@ApplicationScoped
class KeepCalendar {
    private static final int MOST_HOLIDAYS = 1000;
    private static final int LONGEST_NAME = 200;

    private final TenantCalendars calendars;
    private final Contracts contracts;
    private final CriticalPaths critical;
    private final MergePatch patches;
    private final CurrentActor actor;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepCalendar(
            TenantCalendars calendars,
            Contracts contracts,
            CriticalPaths critical,
            MergePatch patches,
            CurrentActor actor,
            BusinessClock clock,
            Ids ids) {
        this.calendars = calendars;
        this.contracts = contracts;
        this.critical = critical;
        this.patches = patches;
        this.actor = actor;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    CalendarView create(CalendarRequest request) {
        contracts.refuseCounterparty();
        UUID id = ids.next();
        check(id, request);
        Calendar calendar = new Calendar(id, request.name(), clock.instant());
        calendars.persistAndFlush(calendar);
        return CalendarView.from(add(calendar, CalendarContent.of(request)));
    }

    @Transactional
    CalendarView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        contracts.refuseCounterparty();
        Calendar calendar = calendars.locked(id);
        CalendarVersion newest = calendars.version(id, null).orElseThrow();
        CalendarRequest request = patches.apply(patch, newest.content().toRequest());
        expected.check(calendar.version());
        check(id, request);
        CalendarContent content = CalendarContent.of(request);
        if (content.equals(newest.content())) {
            return CalendarView.from(newest);
        }
        calendar.follow(request.name(), clock.instant());
        calendars.flush();
        CalendarVersion version = add(calendar, content);
        critical.forget(id);
        return CalendarView.from(version);
    }

    private CalendarVersion add(Calendar calendar, CalendarContent content) {
        CalendarVersion version = new CalendarVersion(
                ids.next(), calendar.id(), calendar.version(), content, actor.get(), clock.instant());
        calendars.add(version);
        return version;
    }

    private void check(UUID id, CalendarRequest request) {
        Violations found = new Violations();
        String jurisdiction = request.jurisdiction();
        if (jurisdiction != null) {
            found.check(
                    Jurisdictions.holidays(jurisdiction).isPresent(),
                    "jurisdiction",
                    "the holidays of '" + jurisdiction + "' are not known; use a country or subdivision such as DE-BY");
            found.check(
                    !request.workingDays().isEmpty() || !Jurisdictions.isWeekUnclear(jurisdiction),
                    "workingDays",
                    "say which days are worked: the week of '" + jurisdiction + "' is not the same everywhere");
        }
        found.check(
                new HashSet<>(request.workingDays()).size()
                        == request.workingDays().size(),
                "workingDays",
                "names a day twice");
        found.check(
                request.workingDays().stream().noneMatch(Objects::isNull),
                "workingDays",
                "has an entry that is no weekday");
        holidays(found, request.holidays());
        found.throwIfAny();
        calendars
                .findByName(request.name())
                .filter(other -> !other.id().equals(id))
                .ifPresent(other -> {
                    throw ProblemType.CONFLICT.because(
                            "The name '" + request.name() + "' belongs to calendar " + other.id() + ".");
                });
    }

    private static void holidays(Violations found, List<OwnHoliday> holidays) {
        found.check(holidays.size() <= MOST_HOLIDAYS, "holidays", "may have at most " + MOST_HOLIDAYS + " entries");
        Set<LocalDate> seen = new HashSet<>();
        for (int i = 0; i < holidays.size(); i++) {
            OwnHoliday holiday = holidays.get(i);
            String at = "holidays[" + i + "]";
            if (holiday == null || holiday.name() == null || holiday.date() == null) {
                found.add(at, "needs date and name");
                continue;
            }
            DueRules.day(found, at + ".date", holiday.date());
            found.check(seen.add(holiday.date()), at + ".date", holiday.date() + " is there twice")
                    .check(
                            !holiday.name().isBlank() && holiday.name().length() <= LONGEST_NAME,
                            at + ".name",
                            "must have 1 to " + LONGEST_NAME + " characters");
        }
    }
}
