package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.delivery.WebhookNoticeMail;
import dev.milepost.alert.language.Words;
import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.webhook.LastAttempt;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookNoticeTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | REFUSED | 410 | Der letzte Versuch: der Empfänger hat mit 410 geantwortet",
                "de-AT | REFUSED | 302 | Der letzte Versuch: der Empfänger hat mit 302 geantwortet; Weiterleitungen wird nicht gefolgt",
                "fr | TIMEOUT | | La dernière tentative : pas de réponse dans le délai",
                "es | UNKNOWN_HOST | | El último intento: nadie conoce el nombre de su servidor (its words)",
                "en | REFUSED | 500 | The last attempt: the receiver answered 500",
                "nl | UNREACHABLE | | The last attempt: no connection, or it broke (its words)",
                "de | | | Der letzte Versuch: its words"
            })
    void the_last_attempt_is_told_in_the_readers_language(
            String language, @Nullable AttemptOutcome outcome, @Nullable Integer status, String told) {
        assertThat(text(language, new LastAttempt(outcome, status, "its words")).answer())
                .isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(names = "DELIVERED", mode = EnumSource.Mode.EXCLUDE)
    void there_are_words_for_whatever_comes_of_an_attempt(AttemptOutcome outcome) {
        for (String language : Words.LANGUAGES) {
            assertThat(text(language, new LastAttempt(outcome, null, "x")).answer())
                    .isNotBlank();
        }
    }

    @Test
    void a_receiver_that_is_gone_is_told_of_as_such() {
        assertThat(text("fr", new LastAttempt(AttemptOutcome.REFUSED, 410, "")).what())
                .contains("410 (Gone)", "CRM");
    }

    private static WebhookNoticeText text(String language, LastAttempt last) {
        return WebhookNoticeText.of(
                new WebhookNoticeMail(
                        "aurora",
                        new DueReminder.Addressee("Ada", "ada@aurora.example", Locale.forLanguageTag(language)),
                        "ada@aurora.example",
                        Sender.OPERATOR,
                        "<1@milepost.example>",
                        ZoneOffset.UTC,
                        true,
                        UUID.randomUUID(),
                        "CRM",
                        "ada",
                        Instant.EPOCH,
                        true,
                        null,
                        last,
                        0),
                "https://milepost.example/alerts");
    }
}
