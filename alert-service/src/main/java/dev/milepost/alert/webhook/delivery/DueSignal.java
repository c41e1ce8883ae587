package dev.milepost.alert.webhook.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Wakes the dispatcher of this replica once something is due; those of others find it by looking. */
@ApplicationScoped
public class DueSignal {
    private final TransactionSynchronizationRegistry transaction;
    private final Semaphore signals = new Semaphore(0);
    private final AtomicBoolean due = new AtomicBoolean(true);

    /** Webhooks that something was put in line for. */
    private final Set<UUID> news = ConcurrentHashMap.newKeySet();

    @Inject
    public DueSignal(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /** Wakes it to look for what is due. */
    public void now() {
        due.set(true);
        room();
    }

    /** Wakes it to look for what was put in line for {@code webhooks}. */
    public void news(Collection<UUID> webhooks) {
        news.addAll(webhooks);
        now();
    }

    /** For which webhooks something was put in line since this was asked last. */
    public Set<UUID> takeNews() {
        Set<UUID> taken = Set.copyOf(news);
        news.removeAll(taken);
        return taken;
    }

    /** Wakes it to go on with what it knows to be due, as there is room for more. */
    public void room() {
        if (signals.availablePermits() == 0) {
            signals.release();
        }
    }

    /** Waits for the next signal, but no longer than {@code atMost}. */
    public void await(Duration atMost) throws InterruptedException {
        if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            signals.drainPermits();
        }
    }

    /** Whether it is to look, as was said since this was asked last. */
    public boolean takeDue() {
        return due.getAndSet(false);
    }

    /** Wakes it to look for what was put in line for {@code webhooks} when the running transaction has committed. */
    void afterCommit(Collection<UUID> webhooks) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    news(webhooks);
                }
            }
        });
    }
}
