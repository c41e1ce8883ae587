package dev.milepost.alert.delivery;

import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RemindByMailQTest extends ServiceTest {
    private static final String ZONE = "Europe/Berlin";

    @Inject
    BusinessClock clock;

    @Test
    void from_event_to_mail() {
        String address = UUID.randomUUID() + "@aurora.example";
        UUID owner = Contract.person("aurora", address);
        LocalDate due = clock.today(ZoneId.of(ZONE)).plusDays(10);
        var milestone = new Contract("aurora", ZONE, clock.instant())
                .is(ContractStatus.ACTIVE)
                .milestone("Foundation <accepted> & signed", due, owner);

        awaitStates("aurora", milestone.id, due, states -> states.size() == 7);
        assertThat(Reminders.states("aurora", milestone.id, due))
                .containsEntry("P-30D", "SKIPPED")
                .containsEntry("P-14D", "SKIPPED")
                .containsEntry("P-7D", "PLANNED")
                .containsEntry("P0D", "PLANNED")
                .containsEntry("P7D", "PLANNED");
        assertThat(Reminders.reasons("aurora", milestone.id, due)).containsEntry("P-30D", "already past when armed");
        assertThat(Reminders.mailsTo(address)).isEmpty();

        advance("P4D");

        var mail = awaitMails(address, 1).getFirst();
        assertThat(mail.subject())
                .isEqualTo("Due in 6 days: Foundation <accepted> & signed (" + milestone.contract().reference + ")");
        assertThat(mail.messageId()).matches("<[0-9a-f-]{36}@milepost\\.example>");
        assertThat(mail.text()).contains("Foundation <accepted> & signed", "/milestones/" + milestone.id);
        assertThat(mail.html()).contains("Foundation &lt;accepted&gt; &amp; signed", "/milestones/" + milestone.id);
        awaitStates("aurora", milestone.id, due, states -> "SENT".equals(states.get("P-7D")));
    }
}
