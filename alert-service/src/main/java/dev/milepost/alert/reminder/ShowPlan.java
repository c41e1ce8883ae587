package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.ladder.Ladder;
import dev.milepost.alert.ladder.Step;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the ladder of a milestone; NOT_FOUND also where the caller may not see it. */
@ApplicationScoped
class ShowPlan {
    private final Known known;
    private final Ladder ladder;
    private final Ledger ledger;
    private final DescribeRecipient describe;
    private final Caller caller;

    @Inject
    ShowPlan(Known known, Ladder ladder, Ledger ledger, DescribeRecipient describe, Caller caller) {
        this.known = known;
        this.ladder = ladder;
        this.ledger = ledger;
        this.describe = describe;
        this.caller = caller;
    }

    @Transactional
    PlanView show(UUID milestoneId) {
        KnownMilestone milestone =
                known.milestone(milestoneId).filter(this::isVisible).orElseThrow(() -> unknown(milestoneId));
        KnownContract contract = known.contract(milestone.contractId()).orElseThrow(() -> unknown(milestoneId));
        LocalDate dueDate = milestone.dueDate();
        String recipient = Recipient.of(milestone);
        String silence = Silence.of(contract, milestone).orElse(null);
        return new PlanView(
                milestone.id(),
                milestone.title(),
                contract.id(),
                contract.reference(),
                dueDate,
                contract.zone().getId(),
                ladder.at().toString(),
                "default",
                silence,
                describe.describe(recipient, null),
                dueDate == null ? List.of() : rungs(milestone, dueDate, contract.zone(), recipient, silence));
    }

    private List<PlanView.RungView> rungs(
            KnownMilestone milestone, LocalDate dueDate, ZoneId zone, String recipient, @Nullable String silence) {
        Map<String, Reminder> armed = new HashMap<>();
        for (Reminder reminder : ledger.at(milestone.id(), dueDate)) {
            if (reminder.recipient().equals(recipient)) {
                armed.put(reminder.rung(), reminder);
            }
        }
        return ladder.steps(dueDate, zone).stream()
                .map(step -> rung(step, zone, armed.get(step.rung().name()), silence))
                .toList();
    }

    private static PlanView.RungView rung(
            Step step, ZoneId zone, @Nullable Reminder reminder, @Nullable String silence) {
        var moment = reminder == null ? step.sendAt() : reminder.sendAt;
        String words = silence == null ? step.rung().inWords() : silence;
        return new PlanView.RungView(
                step.rung().name(),
                moment,
                moment.atZone(zone).toOffsetDateTime(),
                reminder == null ? null : reminder.state,
                reminder == null ? words : reminder.reason,
                reminder == null ? null : reminder.id);
    }

    private boolean isVisible(KnownMilestone milestone) {
        return !milestone.isDeleted()
                && caller.party()
                        .map(party -> known.takesPart(party, milestone.contractId()))
                        .orElse(true);
    }

    private static RuntimeException unknown(UUID milestone) {
        return ProblemType.NOT_FOUND.because("There is no milestone " + milestone + ".");
    }
}
