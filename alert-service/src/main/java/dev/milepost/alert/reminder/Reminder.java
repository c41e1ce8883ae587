package dev.milepost.alert.reminder;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.policy.Channel;
import dev.milepost.events.ReminderState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A row of the ledger: one rung of one subject at one day for one recipient and channel. The dispatcher records
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
    @Nullable
    UUID milestoneId;

    @Column(updatable = false)
    String subject;

    @Column(updatable = false)
    UUID subjectId;

    @Column(updatable = false)
    @Nullable
    UUID aboutId;

    @Column(updatable = false)
    LocalDate dueDate;

    /** How many rounds of the gate had begun on that day before, for a gate that waits. */
    @Column(updatable = false)
    int roundOfDay;

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

    /** The moment of the plan, where delivery put it off to {@link #sendAt}; null while that is the same. */
    @Nullable
    Instant plannedAt;

    String reason;
    int attempts;

    @Nullable
    UUID policyId;

    @Nullable
    String zone;

    @Nullable
    String quietFrom;

    @Nullable
    String quietTo;

    @Column(columnDefinition = "tinyint")
    byte urgency;

    boolean mandatory;

    @Nullable
    String template;

    @Nullable
    String messageId;

    @Nullable
    String address;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant inboxAt;

    @Nullable
    Instant acknowledgedAt;

    @Nullable
    String acknowledgedBy;

    @Nullable
    String acknowledgedVia;

    protected Reminder() {}

    /** A reminder of {@code rung}, skipped when its moment was past at {@code armedAt}. */
    static Reminder of(UUID id, PlannedRung rung, Instant armedAt) {
        var occurrence = rung.occurrence();
        var milestone = occurrence.milestone();
        Reminder reminder = new Reminder();
        reminder.id = id;
        reminder.contractId = occurrence.contract().id();
        reminder.milestoneId = milestone == null ? null : milestone.id();
        reminder.subject = occurrence.name();
        reminder.subjectId = occurrence.subjectId();
        reminder.aboutId = occurrence.aboutId();
        reminder.dueDate = occurrence.day();
        reminder.roundOfDay = occurrence.roundOfDay();
        reminder.rung = rung.rung().name();
        reminder.recipient = rung.recipient();
        reminder.channel = rung.channel();
        reminder.plan(rung, armedAt);
        return reminder;
    }

    /** Applies the plan: a cancelled reminder is armed again, a planned one follows its moment, others stay. */
    void arm(PlannedRung rung, Instant armedAt) {
        switch (state) {
            case CANCELLED -> plan(rung, armedAt);
            case PLANNED -> follow(rung); // a zone, a holiday or the policy may have changed
            case SKIPPED -> {
                boolean isAnotherMoment =
                        rung.sendAt().isAfter(sendAt) && !rung.sendAt().isBefore(armedAt);
                if (reason.equals(PAST_WHEN_ARMED) && isAnotherMoment) {
                    plan(rung, armedAt);
                }
            }
            case SENT, FAILED -> {}
        }
    }

    /** Ends a planned reminder; a claim that is under way sees it before it sends. */
    void cancel(String why) {
        if (state == ReminderStatus.PLANNED) {
            state = ReminderStatus.CANCELLED;
            reason = why;
        }
    }

    private void plan(PlannedRung rung, Instant armedAt) {
        // Whoever a gate waits for is asked, however late the asking was arranged.
        boolean stillAsked = rung.occurrence().turn() != null
                && rung.rung().isAtOnce()
                && !rung.rung().escalation();
        boolean past = rung.sendAt().isBefore(armedAt) && !stillAsked;
        state = past ? ReminderStatus.SKIPPED : ReminderStatus.PLANNED;
        reason = past ? PAST_WHEN_ARMED : rung.words();
        follow(rung);
    }

    private void follow(PlannedRung rung) {
        QuietHours quiet = rung.policy().content().quietHours();
        sendAt = rung.sendAt();
        plannedAt = null;
        policyId = rung.policy().id();
        zone = rung.clock().zone().getId();
        quietFrom = quiet == null ? null : quiet.from().toString();
        quietTo = quiet == null ? null : quiet.to().toString();
        urgency = (byte) rung.policy().content().weight().ordinal();
        mandatory = rung.policy().content().binds();
        template = rung.template();
    }

    /** Whether somebody acknowledged the reminder that {@code escalation} escalates, or a later one of that day. */
    static boolean isAcknowledged(List<Reminder> rows, PlannedRung escalation) {
        return rows.stream()
                .filter(row -> row.acknowledgedAt != null && row.isOf(escalation.key()))
                .anyMatch(row -> row.rung.equals(escalation.rung().base().name())
                        || !row.plannedAt()
                                .isBefore(baseMoment(rows, escalation.key(), escalation.rung(), escalation.sendAt())));
    }

    /** Somebody has taken note of it; false when somebody had before. */
    boolean acknowledge(String by, String via, Instant now) {
        if (acknowledgedAt != null) {
            return false;
        }
        acknowledgedAt = now;
        acknowledgedBy = by;
        acknowledgedVia = via;
        return true;
    }

    /** Whether this escalates {@code other}, or a reminder of the same day before it. */
    boolean escalates(Reminder other, List<Reminder> rows) {
        Rung step = Rung.parse(rung);
        return step.escalation()
                && isOf(other.key())
                && (step.base().name().equals(other.rung)
                        || !baseMoment(rows, key(), step, plannedAt()).isAfter(other.plannedAt()));
    }

    /** When the last of those was to be sent that {@code escalation} escalates; its own moment when there are none. */
    private static Instant baseMoment(List<Reminder> rows, PlannedRung.Key key, Rung escalation, Instant otherwise) {
        return rows.stream()
                .filter(row -> row.rung.equals(escalation.base().name()) && row.isOf(key))
                .map(Reminder::plannedAt)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }

    /** As events tell it. */
    ReminderState toState() {
        return new ReminderState(
                id,
                contractId,
                milestoneId,
                rung,
                dueDate,
                address == null ? recipient : address,
                channel.name(),
                messageId == null ? "" : messageId,
                sentAt,
                null,
                subject,
                subjectId,
                acknowledgedAt,
                acknowledgedBy);
    }

    PlannedRung.Key key() {
        return new PlannedRung.Key(subject, dueDate, roundOfDay, rung, recipient, channel);
    }

    /** Whether it counts from the same day of the same subject, and asks for the same round. */
    private boolean isOf(PlannedRung.Key other) {
        return subject.equals(other.subject()) && dueDate.equals(other.day()) && roundOfDay == other.roundOfDay();
    }

    private Instant plannedAt() {
        return plannedAt == null ? sendAt : plannedAt;
    }

    /** Whether it has reached its recipient in some way. */
    boolean hasArrived() {
        return state == ReminderStatus.SENT || inboxAt != null;
    }

    LocalDate dueDate() {
        return dueDate;
    }

    int roundOfDay() {
        return roundOfDay;
    }

    String rung() {
        return rung;
    }

    String subject() {
        return subject;
    }
}
