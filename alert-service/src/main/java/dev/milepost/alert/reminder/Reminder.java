package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.ladder.Step;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one rung of one milestone at one due date for one recipient and channel. The dispatcher records
 * deliveries past this class; whoever changes one here holds the row's lock (see {@link Ledger#lockOf}).
 */
@Entity
@Table(name = "reminder")
@SuppressWarnings("NullAway.Init")
public class Reminder {
    static final String PAST_WHEN_ARMED = "already past when armed";

    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID contractId;

    @Column(updatable = false)
    UUID milestoneId;

    @Column(updatable = false)
    LocalDate dueDate;

    @Column(updatable = false)
    String rung;

    @Column(updatable = false)
    String recipient;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Channel channel;

    @Enumerated(EnumType.STRING)
    ReminderStatus state;

    Instant sendAt;
    String reason;
    int attempts;

    @Nullable
    String messageId;

    @Nullable
    String address;

    @Nullable
    Instant sentAt;

    protected Reminder() {}

    /** A reminder of {@code milestone} at {@code dueDate}, skipped when its moment was past at {@code armedAt}. */
    static Reminder of(
            UUID id, KnownMilestone milestone, LocalDate dueDate, Step step, String recipient, Instant armedAt) {
        Reminder reminder = new Reminder();
        reminder.id = id;
        reminder.contractId = milestone.contractId();
        reminder.milestoneId = milestone.id();
        reminder.dueDate = dueDate;
        reminder.rung = step.rung().name();
        reminder.recipient = recipient;
        reminder.channel = Channel.EMAIL;
        reminder.plan(step, armedAt);
        return reminder;
    }

    /** Applies the plan: a cancelled reminder is armed again, a planned one follows its moment, others stay. */
    void arm(Step step, Instant armedAt) {
        switch (state) {
            case CANCELLED -> plan(step, armedAt);
            case PLANNED -> sendAt = step.sendAt(); // the contract's zone may have changed
            case SENT, SKIPPED, FAILED -> {}
        }
    }

    /** Ends a planned reminder; a claim that is under way sees it before it sends. */
    void cancel(String why) {
        if (state == ReminderStatus.PLANNED) {
            state = ReminderStatus.CANCELLED;
            reason = why;
        }
    }

    private void plan(Step step, Instant armedAt) {
        boolean past = step.sendAt().isBefore(armedAt);
        state = past ? ReminderStatus.SKIPPED : ReminderStatus.PLANNED;
        reason = past ? PAST_WHEN_ARMED : step.rung().inWords();
        sendAt = step.sendAt();
    }

    LocalDate dueDate() {
        return dueDate;
    }

    String rung() {
        return rung;
    }

    String recipient() {
        return recipient;
    }
}
