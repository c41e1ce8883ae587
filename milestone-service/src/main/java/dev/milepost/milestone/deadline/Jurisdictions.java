package dev.milepost.milestone.deadline;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jurisdictions whose holidays are known, by ISO 3166 code: {@code DE}, {@code DE-BY}, {@code US-CA}; also
 * {@code TARGET} and stock exchanges. The data are Jollyday's.
 */
public final class Jurisdictions {
    /** Names the holiday data; changes with every release of them and with every change of the weekdays below. */
    public static final String VERSION = "jollyday-2.19.0";

    /** Countries whose week is not agreed among its authorities; a calendar of the tenant must say it. */
    private static final Set<String> WEEK_UNCLEAR = Set.of("AF", "IR", "SO");

    private static final Set<String> SUNDAY_TO_THURSDAY = Set.of(
            "BD", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE");

    private static final Set<String> EURO = Set.of(
            "AD", "AT", "BE", "BG", "CY", "DE", "EE", "ES", "FI", "FR", "GR", "HR", "IE", "IT", "LT", "LU", "LV", "MC",
            "MT", "NL", "PT", "SI", "SK", "SM", "VA");

    private static final Map<String, WorkCalendar> KNOWN = new ConcurrentHashMap<>();
    private static final Map<String, Jurisdiction> HOLIDAYS = new ConcurrentHashMap<>();

    private Jurisdictions() {}

    /** The calendar of a jurisdiction with its usual working days; empty when it is not known. */
    public static Optional<WorkCalendar> calendar(String code) {
        String id = code.toUpperCase(Locale.ROOT);
        WorkCalendar known = KNOWN.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<WorkCalendar> found = holidays(id)
                .filter(it -> !isWeekUnclear(id))
                .map(it -> new WorkCalendar(
                        new CalendarRef(id, VERSION, "Public holidays of " + id + "; working days " + week(id)),
                        workingDays(id),
                        it,
                        Map.of()));
        found.ifPresent(it -> KNOWN.put(id, it));
        return found;
    }

    /** The holidays of a jurisdiction; empty when it is not known. */
    public static Optional<Jurisdiction> holidays(String code) {
        String id = code.toUpperCase(Locale.ROOT);
        Jurisdiction known = HOLIDAYS.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        String[] all = id.toLowerCase(Locale.ROOT).split("-", -1);
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(all[0]::equalsIgnoreCase)) {
            return Optional.empty();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(all[0]));
        String[] parts = Arrays.copyOfRange(all, 1, all.length);
        CalendarHierarchy at = manager.getCalendarHierarchy();
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            Optional<Map.Entry<String, CalendarHierarchy>> child = at.getChildren().entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(part))
                    .findFirst();
            if (child.isEmpty()) {
                return Optional.empty();
            }
            parts[i] = child.get().getKey();
            at = child.get().getValue();
        }
        Jurisdiction target = EURO.contains(country(id)) ? holidays("TARGET").orElse(null) : null;
        Jurisdiction found = new Jurisdiction(manager, parts, target);
        HOLIDAYS.put(id, found);
        return Optional.of(found);
    }

    /** Whether only a calendar of the tenant can say which weekdays are worked there. */
    public static boolean isWeekUnclear(String code) {
        return WEEK_UNCLEAR.contains(country(code.toUpperCase(Locale.ROOT)));
    }

    /** The weekdays usually worked there. */
    public static Set<DayOfWeek> workingDays(String code) {
        return SUNDAY_TO_THURSDAY.contains(country(code.toUpperCase(Locale.ROOT)))
                ? EnumSet.of(
                        DayOfWeek.SUNDAY, DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY)
                : WorkCalendar.MONDAY_TO_FRIDAY;
    }

    private static String week(String code) {
        return SUNDAY_TO_THURSDAY.contains(country(code)) ? "Sunday to Thursday" : "Monday to Friday";
    }

    private static String country(String code) {
        int dash = code.indexOf('-');
        return dash < 0 ? code : code.substring(0, dash);
    }
}
