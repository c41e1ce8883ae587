package dev.milepost.alert.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.delivery.DueReminder;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.events.MilestoneStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReminderTextTest {
    private static final UUID MILESTONE = UUID.fromString("0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a63");

    @ParameterizedTest
    @CsvSource({
        "7, Due in 7 days",
        "2, Due in 2 days",
        "1, Due tomorrow",
        "0, Due today",
        "-1, Overdue by 1 day",
        "-7, Overdue by 7 days"
    })
    void headline(long daysLeft, String words) {
        assertThat(ReminderText.headline(daysLeft)).isEqualTo(words);
    }

    @Test
    void counts_days_in_the_zone_of_the_contract() {
        // In Auckland it is the 25th already.
        var text = text(Instant.parse("2027-03-24T20:00:00Z"));

        assertThat(text.subject()).isEqualTo("Due in 6 days: Handover (C-17)");
        assertThat(text.dueDate()).isEqualTo("Wednesday, 31 March 2027");
        assertThat(text.why()).endsWith("it is the reminder 7 days before the due date.");
        assertThat(text.link()).isEqualTo("https://milepost.example/milestones/" + MILESTONE);
    }

    @Test
    void says_that_it_is_late_only_from_the_next_day_on() {
        assertThat(text(Instant.parse("2027-03-23T20:00:01Z")).late()).isNull();
        assertThat(text(Instant.parse("2027-03-26T20:00:00Z")).late())
                .isEqualTo(
                        "This reminder is late: it was planned for Wednesday, 24 March 2027, 09:00 (Pacific/Auckland).");
    }

    private static ReminderText text(Instant now) {
        var due = new DueReminder(
                UUID.randomUUID(),
                "aurora",
                UUID.randomUUID(),
                MILESTONE,
                LocalDate.of(2027, 3, 31),
                new Rung(Period.ofDays(-7)),
                Instant.parse("2027-03-23T20:00:00Z"),
                UUID.randomUUID().toString(),
                "<1@milepost.example>",
                0,
                "Handover",
                MilestoneStatus.IN_PROGRESS,
                "C-17",
                "Bridge",
                ZoneId.of("Pacific/Auckland"),
                null,
                new DueReminder.Person("Ada", "ada@example.org"));
        return ReminderText.of(due, "Ada", now, "https://milepost.example");
    }
}
