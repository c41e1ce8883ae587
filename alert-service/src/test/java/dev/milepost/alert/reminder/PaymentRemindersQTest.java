package dev.milepost.alert.reminder;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.PoliciesApi.rung;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static dev.milepost.alert.Reminders.awaitMails;
import static dev.milepost.alert.Reminders.awaitStates;
import static dev.milepost.alert.Reminders.mailsTo;
import static dev.milepost.alert.Reminders.reasons;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Contract;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.events.PaymentStatus;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.local.Mail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Payments are reminded of while somebody has to pay them. */
@QuarkusTest
class PaymentRemindersQTest extends ServiceTest {
    private static final String TENANT = "payers";

    @Inject
    BusinessClock clock;

    private final String owner = UUID.randomUUID() + "@payers.example";
    private final UUID payment = UUID.randomUUID();
    private LocalDate dueOn = LocalDate.EPOCH;

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    @SuppressWarnings("NullAway.Init")
    private Contract.Milestone milestone;

    @BeforeEach
    void a_payment_that_is_due_in_three_days() {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        dueOn = clock.today(ZoneOffset.UTC).plusDays(3);
        contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(TENANT, forContract(contract.id, "PAYMENT_DUE", rung("P-1D", "OWNER"), rung("P3D", "OWNER")));
        milestone = release(payment, owner);
    }

    @Test
    void one_that_nobody_pays_is_reminded_of_before_and_after_its_day() {
        advance("P2DT10H");
        awaitMails(owner, 1);
        pay(PaymentStatus.INVOICED); // money is still to come
        advance("P4D");

        awaitStates(TENANT, milestone.id, dueOn, states -> "SENT".equals(states.get("P3D")));
        assertThat(awaitMails(owner, 2))
                .extracting(Mail::subject)
                .satisfiesExactly(
                        before -> assertThat(before).startsWith("Payment due tomorrow: Handover"),
                        after -> assertThat(after).startsWith("Payment overdue by 3 days: Handover"));
        assertThat(mailsTo(owner).getLast().text()).contains("75,000.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAID", "DISPUTED", "CANCELLED"})
    void one_that_is_not_to_be_paid_is_not_reminded_of(PaymentStatus status) {
        String other = UUID.randomUUID() + "@payers.example";
        release(UUID.randomUUID(), other);

        pay(status);

        awaitCancelled(status);
        advance("P6DT10H");
        awaitMails(other, 1);
        awaitCancelled(status);
        assertThat(mailsTo(owner)).isEmpty();
    }

    @Test
    void one_that_is_paid_late_is_not_reminded_of_again() {
        advance("P2DT10H");
        awaitMails(owner, 1);

        pay(PaymentStatus.PAID);

        awaitStates(
                TENANT,
                milestone.id,
                dueOn,
                states -> "SENT".equals(states.get("P-1D")) && "CANCELLED".equals(states.get("P3D")));
        assertThat(reasons(TENANT, milestone.id, dueOn)).containsEntry("P3D", "the payment is PAID");
    }

    @Test
    void when_a_dispute_is_settled_its_reminders_are_armed_again() {
        pay(PaymentStatus.DISPUTED);
        awaitCancelled(PaymentStatus.DISPUTED);

        pay(PaymentStatus.INVOICED);

        awaitStates(
                TENANT, milestone.id, dueOn, states -> states.values().stream().allMatch("PLANNED"::equals));
        advance("P2DT10H");
        assertThat(awaitMails(owner, 1).getFirst().subject()).startsWith("Payment due tomorrow: Handover");
    }

    /** A milestone of the contract, whose payment is due. */
    private Contract.Milestone release(UUID id, String address) {
        var released = contract.milestone(
                "Handover", dueOn.plusDays(200), Contract.person(TENANT, address, "UTC", "en", null));
        contract.payment(id, released.id, "75000.00", dueOn, PaymentStatus.DUE, clock.instant());
        awaitStates(TENANT, released.id, dueOn, states -> states.size() == 2);
        return released;
    }

    private void pay(PaymentStatus status) {
        contract.payment(payment, milestone.id, "75000.00", dueOn, status, clock.instant());
    }

    private void awaitCancelled(PaymentStatus status) {
        awaitStates(
                TENANT, milestone.id, dueOn, states -> states.values().stream().allMatch("CANCELLED"::equals));
        assertThat(reasons(TENANT, milestone.id, dueOn).values()).containsOnly("the payment is " + status);
    }
}
