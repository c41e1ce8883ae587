package dev.milepost.alert.delivery;

import dev.milepost.alert.ladder.QuietHours;
import dev.milepost.alert.ladder.Rung;
import dev.milepost.alert.mailsettings.Sender;
import dev.milepost.alert.policy.Channel;
import dev.milepost.alert.preference.Delivery;
import dev.milepost.alert.preference.Mute;
import dev.milepost.alert.reminder.Recipient;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reminder that is due and claimed, with all that its delivery needs.
 *
 * @param subject what it reminds of: {@code DUE_DATE}, {@code CUSTOM_DATE:warranty_ends}, …
 * @param subjectId of which milestone, payment, contract or event
 * @param dueDate the day its rung counts from
 * @param roundOfDay how many rounds of the gate had begun on that day before, for a gate that waits
 * @param plannedAt the moment of the plan: who is late by it is told so
 * @param sendAt the same, or the later one to which it was put off
 * @param attempts how often its receiver has put it off
 * @param zone the recipient's time zone
 * @param channel the way it takes
 * @param inboxAt when it came into the inbox; null while it has not
 * @param hush that they do not want to hear of it for now, and may; null while they do
 * @param delivery how they want it, as far as they may
 * @param urgent whether it goes before others
 * @param sender whom its mail comes from
 * @param quiet hours in which they are not disturbed: the policy's and their own
 * @param muted whether they have unsubscribed, and may
 * @param bounced why mails to their address came back, so often that it is paused; null while it is not
 * @param policyId the policy it follows; null for the built-in one, which reminds owners
 * @param mandatory whether they cannot switch it off
 * @param template key of the tenant's template; null for the built-in one
 * @param shutOut why the recipient may not be told of its contract any more; null while they may
 * @param overtakenBy the latest later rung of the same subject and recipient that is due as well
 * @param about what it is about
 * @param addressee who is to be reminded; null when nobody is, or when nothing is known of them yet
 */
public record DueReminder(
        UUID id,
        String tenant,
        String subject,
        UUID subjectId,
        LocalDate dueDate,
        int roundOfDay,
        Rung rung,
        Instant plannedAt,
        Instant sendAt,
        String recipient,
        String messageId,
        int attempts,
        ZoneId zone,
        Channel channel,
        @Nullable Instant inboxAt,
        @Nullable Hush hush,
        Delivery delivery,
        boolean urgent,
        Sender sender,
        List<QuietHours> quiet,
        boolean muted,
        @Nullable String bounced,
        @Nullable UUID policyId,
        boolean mandatory,
        @Nullable String template,
        @Nullable String shutOut,
        @Nullable Rung overtakenBy,
        About about,
        @Nullable Addressee addressee) {

    /**
     * What a reminder is about.
     *
     * @param milestoneId null where it is about the contract as a whole
     * @param payment what is still to be paid, for a payment
     */
    public record About(
            UUID contractId,
            String contractReference,
            String contractTitle,
            @Nullable UUID milestoneId,
            @Nullable String milestoneTitle,
            @Nullable MilestoneStatus milestoneStatus,
            @Nullable LocalDate milestoneDueDate,
            @Nullable Money payment) {}

    /** That they do not want to hear of it, until then or for good. */
    public record Hush(Mute.Kind kind, @Nullable Instant until) {
        String inWords() {
            String what = switch (kind) {
                case CONTRACT -> "they muted the contract";
                case MILESTONE -> "they muted the milestone";
                case SNOOZE -> "they snoozed it";
            };
            return until == null ? what : what + " until " + until;
        }
    }

    /** Whom to remind, and in which language. */
    public record Addressee(String name, @Nullable String email, Locale locale) {}

    /** The kind of its subject: {@code CUSTOM_DATE}. */
    public String subjectKind() {
        return kind(subject);
    }

    /** The kind of a subject as the ledger names it. */
    public static String kind(String subject) {
        int colon = subject.indexOf(':');
        return colon < 0 ? subject : subject.substring(0, colon);
    }

    /** Whether its mail may be held back: not what is mandatory, urgent or an escalation. */
    boolean canWait() {
        return !mandatory && !urgent && !rung.escalation();
    }

    /** The person whose inbox it goes into; null where it goes to somebody without one, or to nobody. */
    @Nullable
    UUID person() {
        return Recipient.personOf(recipient).orElse(null);
    }

    /** The custom field, for a custom date. */
    public @Nullable String customField() {
        int colon = subject.indexOf(':');
        return colon < 0 ? null : subject.substring(colon + 1);
    }
}
