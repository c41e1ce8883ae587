package dev.milepost.analytics.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The periods of a time axis, the empty ones between as well: a gap must look like one. */
final class Periods {
    /** More are drawn side by side as they come. */
    private static final int MOST = 1_500;

    private Periods() {}

    /** All periods from the first of {@code periods} to the last, which are ascending and of one kind. */
    static List<String> filled(List<String> periods) {
        if (periods.size() < 2) {
            return periods;
        }
        List<String> all = new ArrayList<>();
        for (String next = periods.getFirst(); !next.equals(periods.getLast()); next = after(next)) {
            all.add(next);
            if (all.size() > MOST) {
                return periods;
            }
        }
        all.add(periods.getLast());
        return all;
    }

    private static String after(String period) {
        String[] parts = period.split("-");
        int year = Integer.parseInt(parts[0]);
        if (parts[1].startsWith("Q")) {
            int quarter = Integer.parseInt(parts[1].substring(1));
            return quarter == 4 ? year(year + 1) + "-Q1" : year(year) + "-Q" + (quarter + 1);
        }
        if (parts[1].startsWith("W")) {
            LocalDate next = LocalDate.of(year, 1, 4)
                    .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Integer.parseInt(parts[1].substring(1)))
                    .plusWeeks(1);
            return year(next.get(IsoFields.WEEK_BASED_YEAR))
                    + String.format(Locale.ROOT, "-W%02d", next.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
        return YearMonth.parse(period).plusMonths(1).toString();
    }

    private static String year(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }
}
