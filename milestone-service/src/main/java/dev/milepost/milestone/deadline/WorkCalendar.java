package dev.milepost.milestone.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says which days are business days, and of every other day why it is none. Immutable. */
public final class WorkCalendar {
    /** Monday to Friday. */
    public static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** What holds where nobody named a calendar: Monday to Friday, no holidays. */
    public static final WorkCalendar PLAIN = new WorkCalendar(
            new CalendarRef(
                    "MON-FRI",
                    "1",
                    "No calendar was named: Monday to Friday are business days, and no holiday is known"),
            MONDAY_TO_FRIDAY,
            null,
            Map.of());

    private final CalendarRef ref;
    private final Set<DayOfWeek> workingDays;
    private final @Nullable Jurisdiction jurisdiction;
    private final Map<LocalDate, String> ownHolidays;

    /**
     * @param jurisdiction whose holidays count; null for none
     * @param ownHolidays what the tenant adds, by name
     */
    public WorkCalendar(
            CalendarRef ref,
            Set<DayOfWeek> workingDays,
            @Nullable Jurisdiction jurisdiction,
            Map<LocalDate, String> ownHolidays) {
        this.ref = ref;
        this.workingDays = EnumSet.copyOf(workingDays);
        this.jurisdiction = jurisdiction;
        this.ownHolidays = Map.copyOf(ownHolidays);
    }

    public CalendarRef ref() {
        return ref;
    }

    /** Whether anybody says when banks are open. */
    boolean knowsBanks() {
        return jurisdiction != null;
    }

    /** What to say where banking days are counted and nobody knows them. */
    String noBanks() {
        return "the calendar " + ref.id()
                + " does not say when banks are open; name a jurisdiction such as DE, or TARGET";
    }

    /** What to say where no business day is found. */
    String noBusinessDay(LocalDate day) {
        return "the calendar " + ref.id() + " has no business day within a year of " + day;
    }

    /** The first day from {@code day} on which money can be paid: a banking day, or a business day where banks are unknown. */
    public LocalDate payable(LocalDate day) {
        try {
            for (LocalDate one = day; one.isBefore(day.plusYears(1)); one = one.plusDays(1)) {
                if (off(one, knowsBanks()) == null) {
                    return one;
                }
            }
            return day; // a calendar without any open day cannot say more
        } catch (UnknownHolidays e) {
            return day;
        }
    }

    /** Why {@code day} does not count in {@code unit}; null when it does. */
    public @Nullable DayOff off(LocalDate day, boolean banking) {
        if (!workingDays.contains(day.getDayOfWeek())) {
            return new DayOff(DayOff.Reason.WEEKEND, day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
        }
        String own = ownHolidays.get(day);
        if (own != null) {
            return new DayOff(DayOff.Reason.OWN_HOLIDAY, own);
        }
        return jurisdiction == null ? null : jurisdiction.off(day, banking);
    }
}
