package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.alert.policy.Choice;
import dev.milepost.alert.policy.Choosing;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.Policies;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows which policies govern a milestone, and every rung; NOT_FOUND also where the caller may not see it. */
@ApplicationScoped
class ShowPlan {
    private final Known known;
    private final Policies policies;
    private final Planner planner;
    private final Ledger ledger;
    private final Audience audience;
    private final DescribeRecipient describe;
    private final VisibleContracts visible;
    private final Caller caller;

    @Inject
    ShowPlan(
            Known known,
            Policies policies,
            Planner planner,
            Ledger ledger,
            Audience audience,
            DescribeRecipient describe,
            VisibleContracts visible,
            Caller caller) {
        this.known = known;
        this.policies = policies;
        this.planner = planner;
        this.ledger = ledger;
        this.audience = audience;
        this.describe = describe;
        this.visible = visible;
        this.caller = caller;
    }

    @Transactional
    PlanView show(UUID milestoneId) {
        KnownMilestone milestone =
                known.milestone(milestoneId).filter(one -> !one.isDeleted()).orElseThrow(() -> unknown(milestoneId));
        KnownContract contract = known.contract(milestone.contractId())
                .filter(visible::contains)
                .orElseThrow(() -> unknown(milestoneId));
        List<Occurrence> occurrences = new ArrayList<>(Occurrences.of(contract, milestone));
        known.paymentsOf(milestone)
                .forEach(payment -> occurrences.addAll(Occurrences.of(contract, payment, milestone)));
        List<GoverningPolicy> all = policies.all();
        List<PlanView.SubjectPlanView> subjects = new ArrayList<>();
        List<PlanView.RungView> rungs = new ArrayList<>();
        for (Occurrence occurrence : occurrences) {
            Choice choice = Choosing.choose(occurrence.matter(), all, policies.builtIn());
            subjects.add(subject(occurrence, choice));
            choice.policy().ifPresent(policy -> rungs.addAll(rungs(occurrence, policy)));
        }
        rungs.sort(Comparator.comparing(PlanView.RungView::sendAt));
        UUID owner = milestone.ownerId();
        return new PlanView(
                milestone.id(),
                milestone.title(),
                contract.id(),
                contract.reference(),
                milestone.dueDate(),
                contract.zone().getId(),
                Silence.ofDueDate(contract, milestone),
                describe.describe(owner == null ? Recipient.NOBODY : Recipient.person(owner), null),
                subjects,
                rungs);
    }

    private PlanView.SubjectPlanView subject(Occurrence occurrence, Choice choice) {
        return new PlanView.SubjectPlanView(
                occurrence.name(),
                occurrence.subjectId(),
                occurrence.day(),
                occurrence.silence(),
                choice.policy().map(PlanView.GoverningView::from).orElse(null),
                choice.why(),
                (caller.party().isPresent() ? List.<Choice.Lost>of() : choice.lost()) // the tenant's own affair
                        .stream()
                                .map(lost ->
                                        new PlanView.LostView(PlanView.GoverningView.from(lost.policy()), lost.why()))
                                .toList());
    }

    private List<PlanView.RungView> rungs(Occurrence occurrence, GoverningPolicy policy) {
        Map<PlannedRung.Key, Reminder> armed = new HashMap<>();
        ledger.of(occurrence.subjectId()).forEach(row -> armed.put(row.key(), row));
        return planner.plan(occurrence, policy).stream()
                .map(rung -> rung(rung, armed.get(rung.key()), occurrence.silence()))
                .toList();
    }

    private PlanView.RungView rung(PlannedRung rung, @Nullable Reminder reminder, @Nullable String silence) {
        var moment = reminder == null ? rung.sendAt() : reminder.sendAt;
        String objection =
                audience.objection(rung.recipient(), rung.occurrence().contract());
        String words = silence != null ? silence : objection == null ? rung.words() : objection;
        var zone = rung.clock().zone();
        return new PlanView.RungView(
                rung.occurrence().name(),
                rung.rung().name(),
                describe.describe(rung.recipient(), reminder == null ? null : reminder.address),
                rung.channel(),
                moment,
                zone.getId(),
                moment.atZone(zone).toOffsetDateTime(),
                reminder == null ? null : reminder.state,
                reminder == null ? words : describe.words(reminder.reason),
                reminder == null ? null : reminder.id);
    }

    private static RuntimeException unknown(UUID milestone) {
        return ProblemType.NOT_FOUND.because("There is no milestone " + milestone + ".");
    }
}
