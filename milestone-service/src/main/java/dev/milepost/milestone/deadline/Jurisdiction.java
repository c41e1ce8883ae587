package dev.milepost.milestone.deadline;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The holidays of a country or a part of it. */
public final class Jurisdiction {
    private final HolidayManager holidays;
    private final String[] parts;
    private final @Nullable Jurisdiction settlement;
    private final Map<Integer, Map<LocalDate, DayOff>> years = new ConcurrentHashMap<>();

    /**
     * @param parts the subdivisions below the country
     * @param settlement when its banks cannot settle, beyond its own bank holidays; null where nothing more is known
     */
    Jurisdiction(HolidayManager holidays, String[] parts, @Nullable Jurisdiction settlement) {
        this.holidays = holidays;
        this.parts = parts.clone();
        this.settlement = settlement;
    }

    @Nullable
    DayOff off(LocalDate day, boolean banking) {
        DayOff off = Objects.requireNonNull(years.computeIfAbsent(day.getYear(), this::read))
                .get(day);
        if (off != null && (banking || off.reason() == DayOff.Reason.PUBLIC_HOLIDAY)) {
            return off;
        }
        DayOff closed = banking && settlement != null ? settlement.off(day, true) : null;
        return closed == null ? null : new DayOff(DayOff.Reason.BANK_HOLIDAY, closed.name() + " (TARGET closed)");
    }

    /** What Jollyday only calls an observance is a working day. */
    private Map<LocalDate, DayOff> read(int year) {
        Map<LocalDate, DayOff> found = new HashMap<>();
        for (Holiday holiday : holidaysOf(year)) {
            String name = holiday.getDescription(Locale.ENGLISH);
            boolean moved =
                    holiday.getObservedDate().isPresent() && !holiday.getDate().equals(holiday.getActualDate());
            String shown = moved ? name + " (observed)" : name;
            if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
                found.put(holiday.getDate(), new DayOff(DayOff.Reason.PUBLIC_HOLIDAY, shown));
            } else if (holiday.getType() == HolidayType.BANK_HOLIDAY) {
                found.putIfAbsent(holiday.getDate(), new DayOff(DayOff.Reason.BANK_HOLIDAY, shown));
            }
        }
        return Map.copyOf(found);
    }

    private Set<Holiday> holidaysOf(int year) {
        try {
            return holidays.getHolidays(Year.of(year), parts);
        } catch (DateTimeException e) {
            throw new UnknownHolidays(year, e);
        }
    }
}
