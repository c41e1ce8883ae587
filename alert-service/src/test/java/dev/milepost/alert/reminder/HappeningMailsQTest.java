package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.mailsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.alert.Topic;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.EventType;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From what happens to the mail about it, where a policy asks for one. */
@QuarkusTest
class HappeningMailsQTest extends ServiceTest {
    private static final String TENANT = "happenings";

    @Inject
    BusinessClock clock;

    private final String owner = UUID.randomUUID() + "@happenings.example";
    private final String watcher = UUID.randomUUID() + "@happenings.example";
    private LocalDate due = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void a_milestone_that_somebody_watches() {
        due = clock.today(ZoneOffset.UTC).plusDays(200);
        UUID watching = Contract.person(TENANT, watcher, "UTC", "en", null);
        contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        milestone = contract.milestone("Handover", due, Contract.person(TENANT, owner, "UTC", "en", null))
                .like(it -> it.watchers(watching));
    }

    @ParameterizedTest
    @CsvSource({
        "APPROVED, MILESTONE_APPROVED, MET, 0, Approved",
        "RESCHEDULED, MILESTONE_RESCHEDULED, PLANNED, 30, Rescheduled"
    })
    void is_told_to_each_once(String subject, EventType type, MilestoneStatus status, int days, String headline) {
        create(TENANT, forContract(contract.id, subject, rung("P0D", "OWNER", "WATCHERS")));

        milestone.is(type, status, due.plusDays(days), clock.instant());
        Topic.publish(contract.id, milestone.lastEvent); // a second time

        awaitSent(subject, headline);
    }

    @Test
    void that_a_payment_was_released_is_told_and_that_it_was_paid_is_not() {
        create(TENANT, forContract(contract.id, "PAYMENT_RELEASED", rung("P0D", "OWNER", "WATCHERS")));
        milestone.is(EventType.MILESTONE_APPROVED, MilestoneStatus.MET, due, clock.instant());
        UUID payment = UUID.randomUUID();

        contract.payment(payment, milestone.id, "75000.00", due, PaymentStatus.DUE, clock.instant());
        assertThat(awaitMails(owner, 1).getFirst().text()).contains("75,000.00");
        contract.payment(payment, milestone.id, "75000.00", due, PaymentStatus.PAID, clock.instant());

        awaitSent("PAYMENT_RELEASED", "Payment released");
    }

    private void awaitSent(String subject, String headline) {
        for (String address : new String[] {owner, watcher}) {
            assertThat(awaitMails(address, 1).getFirst().subject())
                    .isEqualTo(headline + ": Handover (" + contract.reference + ")");
        }
        // What comes later in the stream is folded: nothing is on its way any more that could tell it again.
        var after = contract.milestone("After", due, null);
        Reminders.awaitStates(TENANT, after.id, due, states -> states.size() == 7);
        await("both are recorded")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Reminders.list(TENANT, milestone.id))
                        .filteredOn(row -> subject.equals(row.get("subject")))
                        .extracting(row -> row.get("state"))
                        .containsExactly("SENT", "SENT"));
        assertThat(mailsTo(owner)).hasSize(1);
        assertThat(mailsTo(watcher)).hasSize(1);
    }
}
