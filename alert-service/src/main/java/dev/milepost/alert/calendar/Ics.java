package dev.milepost.alert.calendar;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DateStart;
import biweekly.property.Status;
import biweekly.property.Trigger;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/**
 * Writes a calendar as RFC 5545 and RFC 7986 have it. A due date is a day and no moment, so it is a date without a zone: no
 * reader's zone shifts it. The same content gives the same bytes. Without a METHOD, as nobody is invited (RFC 5546).
 */
final class Ics {
    private static final String PRODUCT = "-//Milepost//Milepost//EN";
    private static final int REFRESH_HOURS = 1;

    private Ics() {}

    static String write(ReadFeed.Found.Content content) {
        var calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setName(content.name());
        calendar.setExperimentalProperty("X-WR-CALNAME", content.name()); // what most programs read instead of NAME
        Duration refresh = Duration.builder().hours(REFRESH_HOURS).build();
        calendar.setRefreshInterval(refresh).setParameter("VALUE", "DURATION"); // RFC 7986, 5.7: it has no default type
        calendar.setExperimentalProperty("X-PUBLISHED-TTL", refresh.toString());
        for (Entry entry : content.entries()) {
            calendar.addEvent(
                    event(entry, content.alarms().getOrDefault(entry.milestone().id(), List.of())));
        }
        return Biweekly.write(calendar).version(ICalVersion.V2_0).go();
    }

    private static VEvent event(Entry entry, List<Instant> alarms) {
        KnownMilestone milestone = entry.milestone();
        LocalDate due = java.util.Objects.requireNonNull(milestone.dueDate());
        boolean isOff = milestone.isDeleted()
                || milestone.status() == MilestoneStatus.CANCELLED
                || milestone.status() == MilestoneStatus.WAIVED;
        var event = new VEvent();
        event.setUid(milestone.id() + "@milepost");
        event.setSequence((int) Math.min(Integer.MAX_VALUE, milestone.revision()));
        Date changed = Date.from(milestone.changedAt());
        event.setDateTimeStamp(changed);
        event.setLastModified(changed);
        event.setDateStart(new DateStart(day(due)));
        event.setDateEnd(new DateEnd(day(due.plusDays(1))));
        event.setTransparency(true);
        event.setStatus(isOff ? Status.cancelled() : Status.confirmed());
        String done = milestone.status() == MilestoneStatus.MET ? "\u2713 " : "";
        event.setSummary(done + milestone.title() + " (" + entry.contract().reference() + ")");
        event.setDescription("Contract: " + entry.contract().title() + "\nType: "
                + word(milestone.facts().type()) + "\nStatus: " + word(milestone.status()));
        event.addCategories(word(milestone.facts().type()));
        if (!isOff && !milestone.status().isEnded()) {
            alarms.forEach(moment -> event.addAlarm(VAlarm.display(
                    new Trigger(Date.from(moment)), event.getSummary().getValue())));
        }
        return event;
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }

    private static String word(Enum<?> value) {
        return value.name().charAt(0)
                + value.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
