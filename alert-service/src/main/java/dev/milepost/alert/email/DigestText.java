package dev.milepost.alert.email;

import dev.milepost.alert.delivery.DigestMail;
import dev.milepost.alert.language.Words;
import dev.milepost.events.MilestoneStatus;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a digest says, for its templates, in the reader's language.
 *
 * @param more that there is more than what it shows, where there is
 */
record DigestText(
        String language,
        String subject,
        String hello,
        List<Part> parts,
        @Nullable String more,
        String why,
        ReminderText.Link unsubscribe) {

    /** What there is to tell of a contract. */
    record Part(String title, String link, List<Group> groups) {}

    /** What is overdue, or due, or waits, has changed, or is new. */
    record Group(String heading, List<Line> lines) {}

    /** One thing, and where it leads. */
    record Line(String text, String link) {}

    static DigestText of(DigestMail mail, String publicUrl, String unsubscribe) {
        Words words = Words.of(mail.addressee().locale());
        return new DigestText(
                words.language(),
                mail.isFolded()
                        ? words.say("digest.subject.folded", mail.count())
                        : words.say(
                                "digest.subject",
                                mail.count(DigestMail.Section.OVERDUE),
                                mail.count(DigestMail.Section.DUE),
                                mail.count(DigestMail.Section.WAITING),
                                mail.count(DigestMail.Section.CHANGED),
                                mail.count(DigestMail.Section.NEW)),
                words.say("hello", mail.addressee().name()),
                mail.contracts().stream()
                        .map(contract -> part(words, mail, contract, publicUrl))
                        .toList(),
                mail.more() ? words.say("digest.more") : null,
                words.say(mail.isFolded() ? "why.folded" : "why.digest"),
                new ReminderText.Link(words.say("unsubscribe"), unsubscribe));
    }

    private static Part part(Words words, DigestMail mail, DigestMail.OfContract contract, String publicUrl) {
        String link = publicUrl + "/contracts/" + contract.id();
        List<Group> groups = new ArrayList<>();
        Arrays.stream(DigestMail.Section.values()).forEach(section -> {
            List<Line> lines = contract.items().stream()
                    .filter(item -> item.section() == section)
                    .map(item -> line(words, mail, item, publicUrl, link))
                    .toList();
            if (!lines.isEmpty()) {
                groups.add(new Group(words.say("digest." + section), lines));
            }
        });
        return new Part(contract.reference() + ", " + contract.title(), link, groups);
    }

    private static String words(Words words, DigestMail mail, DigestMail.Item item) {
        if (item.section() == DigestMail.Section.CHANGED) {
            return item.title() + ": " + changed(words, item.subject());
        }
        String headline = ReminderText.headline(words, item.subject(), ChronoUnit.DAYS.between(mail.day(), item.day()));
        return item.title() == null ? headline : headline + ": " + item.title();
    }

    private static String changed(Words words, String subject) {
        return subject.equals(DigestMail.DUE_MOVED)
                ? words.say("digest.moved")
                : ReminderText.status(words, MilestoneStatus.valueOf(subject));
    }

    private static Line line(
            Words words, DigestMail mail, DigestMail.Item item, String publicUrl, String contractLink) {
        return new Line(
                words(words, mail, item) + " (" + words.date(item.day()) + ")",
                item.milestoneId() == null ? contractLink : publicUrl + "/milestones/" + item.milestoneId());
    }
}
