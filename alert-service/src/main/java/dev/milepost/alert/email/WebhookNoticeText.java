package dev.milepost.alert.email;

import dev.milepost.alert.delivery.WebhookNoticeMail;
import dev.milepost.alert.language.Words;
import dev.milepost.alert.webhook.LastAttempt;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the notice of a webhook that was switched off says, for its templates, in the reader's language.
 *
 * @param waiting how much is not told because of it; null where nothing waited
 * @param todo what to do, before the two requests that do it
 */
record WebhookNoticeText(
        String language,
        String subject,
        String hello,
        String what,
        String answer,
        @Nullable String waiting,
        String todo,
        String switchOn,
        String replay,
        String why) {

    static WebhookNoticeText of(WebhookNoticeMail mail, String alertsUrl) {
        Words words = Words.of(mail.addressee().locale());
        String link = alertsUrl + "/webhooks/" + mail.webhook();
        String off = moment(words, mail.disabledAt(), mail.zone());
        Instant since = mail.failingSince();
        return new WebhookNoticeText(
                words.language(),
                words.say("notice.subject", mail.name()),
                words.say("hello", mail.addressee().name()),
                mail.gone() || since == null
                        ? words.say("notice.gone", mail.name(), off)
                        : words.say("notice.failing", mail.name(), moment(words, since, mail.zone()), off),
                words.say("notice.answer", attempt(words, mail.lastAttempt())),
                mail.waiting() == 0 ? null : words.say("notice.waiting", mail.waiting()),
                words.say("notice.todo"),
                "PATCH " + link + " {\"enabled\": true}",
                "POST " + link + "/replay {\"states\": [\"CANCELLED\", \"FAILED\"]}",
                mail.toOwner() ? words.say("why.notice") : words.say("why.notice.tenant", mail.createdBy()));
    }

    private static String attempt(Words words, LastAttempt last) {
        Integer status = last.status();
        if (last.outcome() == null) {
            return last.words();
        }
        boolean redirects = status != null && status / 100 == 3;
        return words.say(
                redirects ? "attempt.redirect" : "attempt." + last.outcome(), status == null ? last.words() : status);
    }

    private static String moment(Words words, Instant moment, ZoneId zone) {
        return words.moment(moment.atZone(zone)) + " (" + zone + ")";
    }
}
