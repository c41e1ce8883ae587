package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DayUnit;
import dev.milepost.events.DueRule;
import dev.milepost.events.FixedRule;
import dev.milepost.events.NoticePeriod;
import dev.milepost.events.RecurringRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Renewal;
import dev.milepost.events.RenewalMode;
import dev.milepost.events.Roll;
import dev.milepost.kit.problem.Violations;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with a rule, by field; a rule that passes can be computed. */
public final class DueRules {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_RRULE = 500;
    private static final int MOST_EXCEPTIONS = 500;
    private static final int MOST_RENEWALS = 100;

    private DueRules() {}

    /** Adds what is wrong with {@code rule}, which is at {@code field}. */
    public static void check(Violations found, String field, @Nullable DueRule rule, Calendars calendars) {
        if (rule == null) {
            return;
        }
        calendar(found, field + ".calendar", rule.calendar(), calendars);
        switch (rule) {
            case FixedRule fixed -> day(found, field + ".date", fixed.date());
            case RelativeRule relative -> {
                anchor(found, field + ".anchor", relative.anchor());
                offset(found, field + ".offset", relative.offset(), relative.unit());
                found.check(
                        !relative.inclusive() || !isZero(relative.offset()),
                        field + ".inclusive",
                        "an offset of nothing cannot include the anchor's day");
            }
            case RecurringRule recurring -> {
                anchor(found, field + ".start", recurring.start());
                rrule(found, field + ".rrule", recurring.rrule());
                found.check(
                                recurring.except().size() <= MOST_EXCEPTIONS,
                                field + ".except",
                                "may have at most " + MOST_EXCEPTIONS + " entries")
                        .check(
                                recurring.except().stream().noneMatch(Objects::isNull),
                                field + ".except",
                                "has an entry that is no day");
            }
        }
    }

    /** Adds what is wrong with the id of a calendar. */
    public static void calendar(Violations found, String field, @Nullable String id, Calendars calendars) {
        if (id == null || calendars.find(id).isPresent()) {
            return;
        }
        if (Jurisdictions.isWeekUnclear(id) && Jurisdictions.holidays(id).isPresent()) {
            found.add(
                    field,
                    "the working week of '" + id
                            + "' is not the same everywhere; make a calendar of your own that says its working days");
        } else {
            found.add(
                    field,
                    "there is no calendar '" + id
                            + "'; use a country or subdivision such as DE or DE-BY, TARGET, or one of your own");
        }
    }

    private static void anchor(Violations found, String field, @Nullable Anchor anchor) {
        if (anchor == null || anchor.kind() == null) {
            found.add(field, "says what is counted from; it needs a kind");
            return;
        }
        AnchorKind kind = anchor.kind();
        boolean milestone = kind == AnchorKind.MILESTONE_DUE || kind == AnchorKind.MILESTONE_MET;
        belongs(found, field + ".milestoneId", anchor.milestoneId(), milestone, kind);
        belongs(found, field + ".event", anchor.event(), kind == AnchorKind.EVENT, kind);
        if (kind == AnchorKind.DATE) {
            day(found, field + ".date", anchor.date());
        } else {
            belongs(found, field + ".date", anchor.date(), false, kind);
        }
        String event = anchor.event();
        found.check(
                event == null || (!event.isBlank() && event.length() <= LONGEST_NAME),
                field + ".event",
                "must have 1 to " + LONGEST_NAME + " characters");
    }

    private static void belongs(
            Violations found, String field, @Nullable Object value, boolean wanted, AnchorKind kind) {
        found.check(!wanted || value != null, field, "is needed for " + kind)
                .check(wanted || value == null, field, "has no meaning for " + kind);
    }

    /** Adds what is wrong with a day that must be there. */
    public static void day(Violations found, String field, @Nullable LocalDate day) {
        found.check(day != null, field, "a day is needed")
                .check(
                        day == null || !RuleCalculator.isOutside(day),
                        field,
                        "must be between " + RuleCalculator.FIRST + " and " + RuleCalculator.LAST);
    }

    private static void offset(Violations found, String field, @Nullable String offset, DayUnit unit) {
        if (offset == null) {
            found.add(field, "an ISO 8601 period is needed, such as P14D");
            return;
        }
        try {
            Offset.parse(offset, unit);
        } catch (IllegalArgumentException e) {
            found.add(field, String.valueOf(e.getMessage()));
        }
    }

    /** Adds what is wrong with an ISO 8601 period of calendar days that must not be nothing. */
    public static void period(Violations found, String field, @Nullable String period) {
        if (period != null) {
            offset(found, field, period, DayUnit.CALENDAR);
            found.check(!isZero(period), field, "must be longer than nothing; say for example P30D");
        }
    }

    private static boolean isZero(@Nullable String offset) {
        try {
            return offset != null && Offset.parse(offset, DayUnit.CALENDAR).isZero();
        } catch (IllegalArgumentException e) {
            return false; // said elsewhere
        }
    }

    private static void rrule(Violations found, String field, @Nullable String rrule) {
        if (rrule == null || rrule.length() > LONGEST_RRULE) {
            found.add(field, "a rule of 1 to " + LONGEST_RRULE + " characters is needed");
            return;
        }
        try {
            Recurrence.parse(rrule);
        } catch (IllegalArgumentException e) {
            found.add(field, String.valueOf(e.getMessage()));
        }
    }

    /** Adds what is wrong with a renewal. */
    public static void renewal(Violations found, String field, @Nullable Renewal renewal) {
        if (renewal == null) {
            return;
        }
        RenewalMode mode = renewal.mode();
        if (mode == null) {
            found.add(field + ".mode", "must be one of NONE, ONCE, TIMES, EVERGREEN");
            return;
        }
        Integer times = renewal.times();
        found.check((times != null) == (mode == RenewalMode.TIMES), field + ".times", "is for TIMES, and needed there")
                .check(
                        times == null || (times >= 1 && times <= MOST_RENEWALS),
                        field + ".times",
                        "must be 1 to " + MOST_RENEWALS);
        String period = renewal.period();
        if (!Term.needsPeriod(mode)) {
            found.check(period == null, field + ".period", "has no meaning for " + mode);
            return;
        }
        offset(found, field + ".period", period, DayUnit.CALENDAR);
        found.check(!isZero(period), field + ".period", "a renewal of nothing never ends; say for example P12M");
    }

    /** Adds what is wrong with a notice period. */
    public static void notice(Violations found, String field, @Nullable NoticePeriod notice) {
        if (notice == null) {
            return;
        }
        offset(found, field + ".period", notice.period(), notice.unit());
        if (notice.delivery() != null) {
            offset(found, field + ".delivery", notice.delivery(), notice.deliveryUnit());
        }
        found.check(
                notice.roll() == Roll.NONE || notice.roll() == Roll.PRECEDING,
                field + ".roll",
                "must be NONE or PRECEDING: rolling forward would shorten the notice");
    }
}
