package dev.milepost.milestone.deadline;

/** Nobody knows the holidays of that year: the Islamic calendar (Umm al-Qura) is fixed until 2174 only. */
public final class UnknownHolidays extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownHolidays(int year, Throwable cause) {
        super(
                "the holidays of the calendar are not known for " + year
                        + ", as some follow the Islamic calendar; name a calendar without them",
                cause);
    }

    /** What to say to whoever wants a date. */
    public String because() {
        return String.valueOf(getMessage());
    }
}
