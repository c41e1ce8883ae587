package dev.milepost.alert.delivery;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.Reminders.reasons;
import static dev.milepost.alert.Reminders.states;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.AlertsTopic;
import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.testing.SmtpServer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemindByMailQTest extends ServiceTest {
    private static final String TENANT = "aurora";
    private static final String ZONE = Contract.ZONE;

    @Inject
    BusinessClock clock;

    private final String address = UUID.randomUUID() + "@aurora.example";
    private UUID owner = UUID.randomUUID();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void owner() {
        owner = Contract.person(TENANT, address);
        advanceToMidnight(clock.instant(), ZoneId.of(ZONE)); // so that no rung depends on when the test runs
        today = clock.today(ZoneId.of(ZONE));
    }

    @Test
    void from_event_to_mail_and_back_to_an_event() {
        LocalDate due = today.plusDays(10);
        var milestone = active().milestone("Foundation <accepted> & signed", due, owner);

        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        assertThat(states(TENANT, milestone.id, due))
                .containsEntry("P-30D", "SKIPPED")
                .containsEntry("P-14D", "SKIPPED")
                .containsEntry("P-7D", "PLANNED")
                .containsEntry("P0D", "PLANNED")
                .containsEntry("P7D", "PLANNED");
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-30D", "already past when armed");
        assertThat(mailsTo(address)).isEmpty();

        advance("P4D");

        var mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject())
                .isEqualTo("Due in 6 days: Foundation <accepted> & signed (" + milestone.contract().reference + ")");
        assertThat(mail.messageId()).matches("<[0-9a-f-]{36}@milepost\\.example>");
        assertThat(mail.text()).contains("Foundation <accepted> & signed", "/milestones/" + milestone.id);
        assertThat(mail.html()).contains("Foundation &lt;accepted&gt; &amp; signed", "/milestones/" + milestone.id);
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));

        var event = AlertsTopic.awaitEvents(milestone.id, 1).getFirst();
        assertThat(event.knownType()).isEqualTo(EventType.REMINDER_SENT);
        assertThat(event.sequenceNumber()).isEqualTo(1);
        assertThat(event.tenant()).isEqualTo(TENANT);
        var reminder = data(event).reminder();
        assertThat(reminder.messageId()).isEqualTo(mail.messageId());
        assertThat(reminder.recipient()).isEqualTo(address);
        assertThat(reminder.rung()).isEqualTo("P-7D");
        assertThat(reminder.dueDate()).isEqualTo(due);
        assertThat(reminder.contractId()).isEqualTo(milestone.contract().id);
    }

    @Test
    void a_rung_that_was_sent_is_not_sent_again_when_the_date_moves_away_and_back() {
        LocalDate due = today.plusDays(8);
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        advance("P2D");
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));

        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, due.plusDays(60), clock.instant());
        milestone.is(EventType.MILESTONE_RESCHEDULED, MilestoneStatus.PLANNED, due, clock.instant());
        awaitStates(TENANT, milestone.id, due.plusDays(60), states -> "CANCELLED".equals(states.get("P-30D")));

        assertThat(states(TENANT, milestone.id, due))
                .containsEntry("P-7D", "SENT")
                .containsEntry("P-1D", "PLANNED");
        advance("P5DT12H");
        var mails = awaitMails(address, 2);
        assertThat(mails)
                .extracting(mail -> mail.subject().split(":")[0])
                .containsExactly("Due in 6 days", "Due tomorrow");
    }

    @Test
    void ended_work_is_silent() {
        LocalDate due = today.plusDays(8);
        var ended = active().milestone("Ended", due, owner);
        ended.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());
        awaitStates(TENANT, ended.id, due, states -> "CANCELLED".equals(states.get("P-7D")));
        String othersAddress = UUID.randomUUID() + "@aurora.example";
        var open = active().milestone("Open", due, Contract.person(TENANT, othersAddress));
        awaitStates(TENANT, open.id, due, states -> states.size() == 7);

        advance("P2D");

        awaitMails(othersAddress, 1);
        assertThat(mailsTo(address)).isEmpty();
        assertThat(states(TENANT, ended.id, due)).doesNotContainValue("SENT");
    }

    @Test
    void what_came_due_while_nothing_was_sent_waits_for_the_end_of_the_quiet_hours_and_says_that_it_is_late() {
        LocalDate due = today.plusDays(8);
        var contract = active();
        Map<String, Object> policy = forContract(contract.id, "DUE_DATE", rung("P-7D", "OWNER"));
        policy.put("quietHours", Map.of("from", "22:00", "to", "07:00"));
        create(TENANT, policy);
        var milestone = contract.milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> "PLANNED".equals(states.get("P-7D")));

        advance("P2DT2H");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "waits for the end of the quiet hours"
                        .equals(reasons(TENANT, milestone.id, due).get("P-7D")));
        assertThat(mailsTo(address)).isEmpty();

        advance("PT5H30M");

        assertThat(awaitMails(address, 1).getFirst().text()).contains("This reminder is late");
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, milestone.id, due)).containsEntry("P-7D", "7 days before the due date, sent late");
    }

    @Test
    void of_several_rungs_that_came_due_only_the_newest_is_sent_and_says_that_it_is_late() {
        LocalDate due = today.plusDays(31);
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7 && "PLANNED".equals(states.get("P-30D")));

        advance("P26D");

        awaitStates(
                TENANT,
                milestone.id,
                due,
                states -> "SENT".equals(states.get("P-7D"))
                        && "SKIPPED".equals(states.get("P-30D"))
                        && "SKIPPED".equals(states.get("P-14D")));
        assertThat(reasons(TENANT, milestone.id, due))
                .containsEntry("P-30D", "overtaken by the reminder 7 days before the due date, which was due as well")
                .containsEntry("P-7D", "7 days before the due date, sent late");
        assertThat(mailsTo(address)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("Due in 5 days: ");
            assertThat(mail.text()).contains("This reminder is late");
        });
    }

    @Test
    void nobody_to_remind_is_recorded() {
        LocalDate due = today.plusDays(8);
        var orphan = active().milestone("Nobody's", due, null);
        var mute = active().milestone("Somebody's", due, Contract.person(TENANT, null));
        awaitStates(TENANT, orphan.id, due, states -> "PLANNED".equals(states.get("P-7D")));
        awaitStates(TENANT, mute.id, due, states -> "PLANNED".equals(states.get("P-7D")));

        advance("P2D");

        awaitStates(TENANT, orphan.id, due, states -> "SKIPPED".equals(states.get("P-7D")));
        awaitStates(TENANT, mute.id, due, states -> "SKIPPED".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, orphan.id, due)).containsEntry("P-7D", "no recipient: the milestone has no owner");
        assertThat(reasons(TENANT, mute.id, due))
                .containsEntry("P-7D", "no recipient: Ada Ahlgren has no e-mail address");
    }

    @Test
    void an_address_that_is_none_fails_with_the_reason() {
        LocalDate due = today.plusDays(8);
        var milestone = active().milestone("Handover", due, Contract.person(TENANT, "no address"));
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);

        advance("P2D");

        awaitStates(TENANT, milestone.id, due, states -> "FAILED".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, milestone.id, due).get("P-7D")).contains("'no address' is no e-mail address");
        var event = AlertsTopic.awaitEvents(milestone.id, 1).getFirst();
        assertThat(event.knownType()).isEqualTo(EventType.REMINDER_FAILED);
        assertThat(data(event).reminder().reason()).contains("is no e-mail address");
    }

    @Test
    void an_owner_of_whom_nothing_is_known_is_waited_for_a_few_times() {
        LocalDate due = today.plusDays(8);
        var milestone = active().milestone("Handover", due, UUID.randomUUID());
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);

        advance("P2D");

        awaitStates(TENANT, milestone.id, due, states -> "FAILED".equals(states.get("P-7D")));
        assertThat(reasons(TENANT, milestone.id, due).get("P-7D"))
                .startsWith("given up after 3 attempts: nothing is known yet of the recipient");
    }

    @Test
    void what_is_due_while_the_mail_server_is_down_waits_for_it() {
        LocalDate due = today.plusDays(8);
        var milestone = active().milestone("Handover", due, owner);
        awaitStates(TENANT, milestone.id, due, states -> states.size() == 7);
        SmtpServer.smtp().kill();
        try {
            advance("P2D");
            awaitStates(
                    TENANT,
                    milestone.id,
                    due,
                    states -> String.valueOf(reasons(TENANT, milestone.id, due).get("P-7D"))
                            .startsWith("waits: the mail server"));
            assertThat(states(TENANT, milestone.id, due)).containsEntry("P-7D", "PLANNED");
        } finally {
            SmtpServer.smtp().restart();
        }

        awaitMails(address, 1);
        awaitStates(TENANT, milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
        assertThat(mailsTo(address)).hasSize(1);
    }

    private static ReminderEvent data(Event event) {
        return (ReminderEvent) requireNonNull(event.data());
    }

    private Contract active() {
        return new Contract(TENANT, ZONE, clock.instant()).is(ContractStatus.ACTIVE);
    }
}
