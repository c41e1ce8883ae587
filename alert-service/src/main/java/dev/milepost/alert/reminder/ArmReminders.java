package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.ladder.Ladder;
import dev.milepost.alert.ladder.Step;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings the ledger in line with a milestone: arms the rungs of its due date and cancels what no longer applies. Doing it
 * again changes nothing.
 */
@ApplicationScoped
public class ArmReminders {
    private final Known known;
    private final Ladder ladder;
    private final Ledger ledger;
    private final Ids ids;

    @Inject
    ArmReminders(Known known, Ladder ladder, Ledger ledger, Ids ids) {
        this.known = known;
        this.ladder = ladder;
        this.ledger = ledger;
        this.ids = ids;
    }

    /**
     * Arms the reminders of {@code milestone}.
     *
     * @param armedAt business time of the change that calls for it; rungs before it are skipped, rungs that came due
     *     while its event was under way are not
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arm(KnownMilestone milestone, Instant armedAt) {
        KnownContract contract = known.contract(milestone.contractId())
                .orElseThrow(() -> new IllegalStateException("unknown contract " + milestone.contractId()));
        var silence = Silence.of(contract, milestone);
        LocalDate dueDate = milestone.dueDate();
        String recipient = Recipient.of(milestone);
        List<Step> steps = silence.isPresent() || dueDate == null ? List.of() : ladder.steps(dueDate, contract.zone());
        Map<String, Step> wanted = new HashMap<>();
        steps.forEach(step -> wanted.put(step.rung().name(), step));

        for (Reminder reminder : ledger.lockOf(milestone.id())) {
            boolean applies =
                    reminder.dueDate().equals(dueDate) && reminder.recipient().equals(recipient);
            Step step = applies ? wanted.remove(reminder.rung()) : null;
            if (step == null) {
                reminder.cancel(silence.orElseGet(() -> whyNot(reminder, milestone)));
            } else {
                reminder.arm(step, armedAt);
            }
        }
        for (Step step : steps) {
            if (dueDate != null && wanted.containsKey(step.rung().name())) {
                ledger.add(Reminder.of(ids.next(), milestone, dueDate, step, recipient, armedAt));
            }
        }
    }

    private static String whyNot(Reminder reminder, KnownMilestone milestone) {
        if (!reminder.dueDate().equals(milestone.dueDate())) {
            return "the due date moved to " + milestone.dueDate();
        }
        return reminder.recipient().equals(Recipient.of(milestone))
                ? "the ladder no longer has this rung"
                : "the owner changed";
    }
}
