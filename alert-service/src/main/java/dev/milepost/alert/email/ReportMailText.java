package dev.milepost.alert.email;

import dev.milepost.alert.delivery.ReportMail;
import dev.milepost.alert.language.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail with a report says, for its templates, in the reader's language.
 *
 * @param attached what is attached
 * @param linked what is too large for that, and where it is
 */
record ReportMailText(
        String language,
        String subject,
        String hello,
        List<ReminderText.Row> rows,
        List<String> attached,
        List<ReminderText.Link> linked,
        ReminderText.Link open,
        String why,
        ReminderText.Link unsubscribe) {

    /** @param reportsUrl where reports are, without the slash at the end */
    static ReportMailText of(ReportMail mail, String reportsUrl, String unsubscribe) {
        Words words = Words.of(mail.addressee().locale());
        ReportMail.About about = mail.about();
        var asOf = about.asOf().atZone(mail.zone());
        List<ReminderText.Row> rows = new ArrayList<>();
        rows.add(new ReminderText.Row(words.say("report"), about.name()));
        String period = period(words, about);
        if (period != null) {
            rows.add(new ReminderText.Row(words.say("report.period"), period));
        }
        rows.add(new ReminderText.Row(words.say("report.asOf"), words.moment(asOf) + " (" + mail.zone() + ")"));
        List<String> attached = new ArrayList<>();
        List<ReminderText.Link> linked = new ArrayList<>();
        String report = reportsUrl + "/" + about.report() + "/runs";
        for (ReportMail.File file : mail.files()) {
            String size = words.size(file.bytes());
            if (file.content() == null) {
                linked.add(new ReminderText.Link(
                        words.say("report.tooLarge", file.name(), size),
                        report + "/" + about.run() + "/files/" + file.format()));
            } else {
                attached.add(words.say("report.attached", file.name(), size));
            }
        }
        return new ReportMailText(
                words.language(),
                words.say("report.subject", about.name(), words.date(asOf.toLocalDate())),
                words.say("hello", mail.addressee().name()),
                rows,
                attached,
                linked,
                new ReminderText.Link(words.say("report.open"), report),
                words.say("why.report", about.owner()),
                new ReminderText.Link(words.say("report.unsubscribe"), unsubscribe));
    }

    private static @Nullable String period(Words words, ReportMail.About about) {
        if (about.from() != null) {
            return about.to() == null
                    ? words.say("report.from", words.date(about.from()))
                    : words.say("report.between", words.date(about.from()), words.date(about.to()));
        }
        return about.to() == null ? null : words.say("report.to", words.date(about.to()));
    }
}
