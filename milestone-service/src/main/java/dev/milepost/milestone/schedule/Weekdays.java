package dev.milepost.milestone.schedule;

/** Monday to Friday in closed form: no table, whatever the year. */
final class Weekdays implements WorkingDays {
    /** 1970-01-05, a Monday. */
    private static final int A_MONDAY = 4;

    private static final int WEEK = 7;
    private static final int WORKING = 5;

    @Override
    public int after(int day, int count) {
        if (count == 0) {
            return day;
        }
        return count > 0 ? nth(upTo(day) + count) : nth(upTo(day - 1) + count + 1);
    }

    @Override
    public int latest(int limit, int count) {
        if (count == 0) {
            return limit;
        }
        return count > 0 ? nth(upTo(limit) - count + 1) - 1 : nth(upTo(limit) - count);
    }

    /** The number of the last working day up to {@code day}, counted from a Monday that is number 1. */
    private static int upTo(int day) {
        int days = day - A_MONDAY;
        return Math.floorDiv(days, WEEK) * WORKING + Math.min(Math.floorMod(days, WEEK) + 1, WORKING);
    }

    /** The working day of that number. */
    private static int nth(int number) {
        int index = number - 1;
        return Math.floorDiv(index, WORKING) * WEEK + Math.floorMod(index, WORKING) + A_MONDAY;
    }
}
