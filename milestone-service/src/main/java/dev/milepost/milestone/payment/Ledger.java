package dev.milepost.milestone.payment;

import dev.milepost.events.EventType;
import dev.milepost.events.PaymentEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.person.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what happens to payments. Entries are only ever added. */
@ApplicationScoped
public class Ledger {
    private final Payments payments;
    private final BusinessClock clock;

    @Inject
    Ledger(Payments payments, BusinessClock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    /** Enters what a change of a payment left; returns what is to be told of it. */
    PendingEvent enter(Payment payment, List<Posting> postings, EventType event, Actor actor, @Nullable String reason) {
        postings.forEach(
                posting -> payments.record(new PaymentEntry(payment.id(), posting, actor, reason, clock.instant())));
        payments.flush();
        return new PendingEvent(event, payment.id(), new PaymentEvent(payment.toState(), actor.change(reason)));
    }
}
