package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.language.Words;
import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.preference.Delivery;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderTextTest {
    private static final UUID MILESTONE = UUID.fromString("0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63");
    private static final Instant ON_TIME = Instant.parse("2027-03-23T20:00:01Z");

    @ParameterizedTest
    @CsvSource({
        "2027-03-23T20:00:01Z, Due in 7 days",
        "2027-03-28T20:00:00Z, Due in 2 days",
        "2027-03-29T20:00:00Z, Due tomorrow",
        "2027-03-30T20:00:00Z, Due today",
        "2027-03-31T20:00:00Z, Overdue by 1 day",
        "2027-04-06T20:00:00Z, Overdue by 7 days"
    })
    void says_how_far_away_the_day_is_where_the_reader_is(Instant now, String headline) {
        assertThat(text("DUE_DATE", "P-7D", "en", now).headline()).isEqualTo(headline);
    }

    @Test
    void says_what_there_is_to_know() {
        // In Auckland it is the 25th already.
        var text = text("DUE_DATE", "P-7D", "en", Instant.parse("2027-03-24T20:00:00Z"));

        assertThat(text.subject()).isEqualTo("Due in 6 days: Handover (C-17)");
        assertThat(text.rows())
                .extracting(ReminderText.Row::value)
                .containsExactly("Handover", "Wednesday, 31 March 2027", "in progress", "C-17, Bridge");
        assertThat(text.why()).isEqualTo("You receive this because you own the milestone.");
        assertThat(text.link()).isEqualTo("https://milepost.example/milestones/" + MILESTONE);
    }

    @Test
    void says_that_it_is_late_only_from_the_next_day_on() {
        assertThat(text("DUE_DATE", "P-7D", "en", ON_TIME).late()).isNull();
        assertThat(text("DUE_DATE", "P-7D", "en", Instant.parse("2027-03-26T20:00:00Z"))
                        .late())
                .isEqualTo(
                        "This reminder is late: it was planned for Wednesday, 24 March 2027, 09:00 (Pacific/Auckland).");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "de-DE; Zahlung fällig in 7 Tagen; Mittwoch, 31. März 2027; 75.000,00\u00a0€",
                "fr-FR; Paiement dû dans 7 jours; mercredi 31 mars 2027; 75\u202f000,00\u00a0€",
                "es-ES; El pago vence en 7 días; miércoles, 31 de marzo de 2027; 75.000,00\u00a0€",
                "en-US; Payment due in 7 days; Wednesday, March 31, 2027; €75,000.00",
                "pt-PT; Payment due in 7 days; Wednesday, 31 March 2027; €75,000.00"
            })
    void speaks_the_readers_language(String locale, String headline, String date, String amount) {
        var text = text("PAYMENT_DUE", "P-7D", locale, ON_TIME);

        assertThat(text.headline()).isEqualTo(headline);
        assertThat(text.rows()).extracting(ReminderText.Row::value).contains(date, amount);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DUE_DATE",
                "CUSTOM_DATE:warranty",
                "GATE_WAITING",
                "PAYMENT_DUE",
                "TERM_END",
                "NOTICE_BY",
                "NOTICE_SEND_BY",
                "CONTRACT_DATE:warranty",
                "SUBMITTED",
                "APPROVED",
                "REJECTED",
                "RESCHEDULED",
                "PAYMENT_RELEASED",
                "MENTIONED"
            })
    void has_words_for_everything_in_every_language(String subject) {
        for (String language : Words.LANGUAGES) {
            for (String rung : new String[] {"P-7D", "P-7D!"}) {
                for (int day = 20; day < 31; day++) {
                    Instant now = Instant.parse("2027-03-" + day + "T20:00:00Z").plusSeconds(86_400 * 4L);
                    assertThat(text(subject, rung, language, now).toString()).doesNotContain("{0}", "{1}");
                }
            }
        }
    }

    @Test
    void a_move_says_where_to() {
        assertThat(text("RESCHEDULED", "P0D", "en", ON_TIME).rows())
                .extracting(row -> row.label() + " " + row.value())
                .contains("On Wednesday, 31 March 2027", "Due Monday, 3 May 2027");
    }

    private static ReminderText text(String subject, String rung, String locale, Instant now) {
        boolean payment = subject.equals("PAYMENT_DUE");
        var due = new DueReminder(
                UUID.randomUUID(),
                "aurora",
                subject,
                MILESTONE,
                LocalDate.of(2027, 3, 31),
                0,
                Rung.parse(rung),
                Instant.parse("2027-03-23T20:00:00Z"),
                Instant.parse("2027-03-23T20:00:00Z"),
                UUID.randomUUID().toString(),
                "<1@milepost.example>",
                0,
                ZoneId.of("Pacific/Auckland"),
                Channel.EMAIL,
                null,
                null,
                Delivery.AT_ONCE,
                false,
                Sender.OPERATOR,
                List.of(),
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                new DueReminder.About(
                        UUID.randomUUID(),
                        "C-17",
                        "Bridge",
                        MILESTONE,
                        "Handover",
                        MilestoneStatus.IN_PROGRESS,
                        LocalDate.of(2027, 5, 3),
                        payment ? new Money(new BigDecimal("75000.0000"), "EUR") : null),
                new DueReminder.Addressee("Ada", "ada@example.org", Locale.forLanguageTag(locale)));
        return ReminderText.of(due, now, "https://milepost.example", Links.NONE);
    }
}
