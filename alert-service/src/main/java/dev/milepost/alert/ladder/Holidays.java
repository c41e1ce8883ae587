package dev.milepost.alert.ladder;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The business days of a country or a part of it, by ISO 3166 code: {@code DE}, {@code DE-BY}. Public holidays are
 * Jollyday's; the weekend is Friday and Saturday where it usually is.
 */
public final class Holidays implements WorkDays {
    private static final Set<String> SUNDAY_TO_THURSDAY = Set.of(
            "BD", "BH", "DJ", "DZ", "EG", "IQ", "JO", "KW", "LY", "MV", "OM", "PS", "QA", "SA", "SD", "SY", "YE");
    private static final Map<String, Optional<WorkDays>> KNOWN = new ConcurrentHashMap<>();

    private final HolidayManager manager;
    private final String[] parts;
    private final Set<DayOfWeek> weekend;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    private Holidays(HolidayManager manager, String[] parts, Set<DayOfWeek> weekend) {
        this.manager = manager;
        this.parts = parts;
        this.weekend = weekend;
    }

    /** The business days there; empty when the place is not known. */
    public static Optional<WorkDays> of(String code) {
        String id = code.toUpperCase(Locale.ROOT);
        Optional<WorkDays> known = KNOWN.get(id);
        if (known != null) {
            return known;
        }
        Optional<WorkDays> found = read(id);
        if (found.isPresent()) { // what is not known is not remembered: anybody may ask for anything
            KNOWN.put(id, found);
        }
        return found;
    }

    private static Optional<WorkDays> read(String id) {
        String[] all = id.toLowerCase(Locale.ROOT).split("-", -1);
        if (HolidayManager.getSupportedCalendarCodes().stream().noneMatch(all[0]::equalsIgnoreCase)) {
            return Optional.empty();
        }
        HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(all[0]));
        String[] parts = Arrays.copyOfRange(all, 1, all.length);
        CalendarHierarchy at = manager.getCalendarHierarchy();
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            var child = at.getChildren().entrySet().stream()
                    .filter(one -> one.getKey().equalsIgnoreCase(part))
                    .findFirst();
            if (child.isEmpty()) {
                return Optional.empty();
            }
            parts[i] = child.get().getKey();
            at = child.get().getValue();
        }
        boolean fridays = SUNDAY_TO_THURSDAY.contains(all[0].toUpperCase(Locale.ROOT));
        return Optional.of(new Holidays(
                manager, parts, Set.of(fridays ? DayOfWeek.FRIDAY : DayOfWeek.SUNDAY, DayOfWeek.SATURDAY)));
    }

    @Override
    public boolean isWorked(LocalDate day) {
        return !weekend.contains(day.getDayOfWeek())
                && !Objects.requireNonNull(years.computeIfAbsent(day.getYear(), this::holidays))
                        .contains(day);
    }

    private Set<LocalDate> holidays(int year) {
        try {
            return manager.getHolidays(Year.of(year), parts).stream()
                    .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
                    .map(holiday -> holiday.getDate())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (DateTimeException e) {
            return Set.of(); // the Islamic calendar is known until 2174: of later years only the weekends are
        }
    }
}
