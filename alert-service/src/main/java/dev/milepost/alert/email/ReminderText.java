package dev.milepost.alert.email;

import dev.milepost.alert.delivery.DueReminder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, for its templates.
 *
 * @param headline how far away the due date is: {@code Due in 7 days}
 * @param dueDate the date in words
 * @param why why the reader receives it
 * @param late that it comes late, where it does
 */
record ReminderText(
        String headline,
        String milestone,
        String status,
        String contractReference,
        String contractTitle,
        String dueDate,
        String reader,
        String why,
        @Nullable String late,
        String link) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu, HH:mm", Locale.ENGLISH);

    static ReminderText of(DueReminder due, String reader, Instant now, String publicUrl) {
        LocalDate today = now.atZone(due.zone()).toLocalDate();
        var planned = due.sendAt().atZone(due.zone());
        return new ReminderText(
                headline(ChronoUnit.DAYS.between(today, due.dueDate())),
                due.milestoneTitle(),
                due.milestoneStatus().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                due.contractReference(),
                due.contractTitle(),
                DATE.format(due.dueDate()),
                reader,
                "You receive this because you own the milestone; it is the reminder "
                        + due.rung().inWords() + ".",
                planned.toLocalDate().isBefore(today)
                        ? "This reminder is late: it was planned for " + MOMENT.format(planned) + " ("
                                + due.zone().getId() + ")."
                        : null,
                publicUrl + "/milestones/" + due.milestoneId());
    }

    /** {@code Due in 7 days: Handover (C-17)}. */
    String subject() {
        return headline + ": " + milestone + " (" + contractReference + ")";
    }

    static String headline(long daysLeft) {
        if (daysLeft == 0) {
            return "Due today";
        }
        if (daysLeft == 1) {
            return "Due tomorrow";
        }
        return daysLeft > 0
                ? "Due in " + daysLeft + " days"
                : "Overdue by " + -daysLeft + (daysLeft == -1 ? " day" : " days");
    }
}
