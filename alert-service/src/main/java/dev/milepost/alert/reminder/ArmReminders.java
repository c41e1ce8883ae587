package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.KnownPayment;
import dev.milepost.alert.policy.Choosing;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.Policies;
import dev.milepost.alert.policy.Subject;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ledger in line with what there is to remind of: arms the rungs of the policy that governs it and cancels what
 * no longer applies. Doing it again changes nothing. Who does it holds the contract's lock, so that the events of a
 * contract and a changed policy follow each other.
 *
 * <p>{@code armedAt} is the business time of the change that calls for it; rungs before it are skipped, rungs that came
 * due while its event was under way are not.
 */
@ApplicationScoped
public class ArmReminders {
    private static final String ACKNOWLEDGED = "it was acknowledged";

    private final Known known;
    private final Policies policies;
    private final Planner planner;
    private final Ledger ledger;
    private final Audience audience;
    private final Ids ids;
    private final Event<Settled> settle;
    private final Event<Reopened> reopen;

    @Inject
    ArmReminders(
            Known known,
            Policies policies,
            Planner planner,
            Ledger ledger,
            Audience audience,
            Ids ids,
            Event<Settled> settle,
            Event<Reopened> reopen) {
        this.known = known;
        this.policies = policies;
        this.planner = planner;
        this.ledger = ledger;
        this.audience = audience;
        this.ids = ids;
        this.settle = settle;
        this.reopen = reopen;
    }

    /** Arms the reminders of the days of {@code milestone}. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arm(KnownMilestone milestone, Instant armedAt) {
        KnownContract contract = locked(milestone.contractId());
        bring(
                ledger.lockOf(milestone.id()),
                Occurrences.of(contract, milestone),
                Silence.ofDueDate(contract, milestone),
                armedAt);
    }

    /** Arms the reminders of the day {@code payment} is due. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arm(KnownPayment payment, Instant armedAt) {
        KnownContract contract = locked(payment.contractId());
        bring(ledger.lockOf(payment.id()), Occurrences.of(contract, payment, milestone(payment)), null, armedAt);
    }

    /** Arms the reminders of the end of a contract's term. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void arm(KnownContract contract, Instant armedAt) {
        locked(contract.id());
        bring(ledger.lockOf(contract.id()), Occurrences.of(contract), Silence.ofTerm(contract), armedAt);
    }

    /**
     * Tells of something that happened, once, as the event of {@code eventId} says.
     *
     * @param aboutId which comment or payment it happened to; null for all else
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(
            Subject subject,
            UUID eventId,
            @Nullable UUID aboutId,
            UUID contractId,
            @Nullable UUID milestoneId,
            List<UUID> mentioned,
            Instant happened) {
        List<GoverningPolicy> all = policies.all();
        if (!policies.builtIn().containsKey(subject)
                && all.stream().noneMatch(policy -> policy.content().subject() == subject)) {
            return; // the usual case
        }
        KnownContract contract = locked(contractId);
        KnownMilestone milestone =
                milestoneId == null ? null : known.milestone(milestoneId).orElse(null);
        var occurrence = new Occurrence(
                subject,
                null,
                eventId,
                aboutId,
                contract,
                milestone,
                happened.atZone(contract.zone()).toLocalDate(),
                0,
                happened,
                mentioned,
                Silence.ofHappening(contract));
        bring(ledger.lockOf(eventId), List.of(occurrence), null, happened);
    }

    /** That it was rejected is no news any more, once it is taken up again or has ended. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void endRejections(KnownMilestone milestone) {
        locked(milestone.contractId());
        String why = milestone.isDeleted() ? "the milestone was deleted" : "the milestone is " + milestone.status();
        Map<UUID, String> over = new HashMap<>();
        for (UUID rejection : ledger.rejectionsOf(milestone.id())) {
            for (Reminder row : ledger.lockOf(rejection)) {
                row.cancel(why);
                if (row.inboxAt != null) {
                    over.put(row.id, why);
                }
            }
        }
        if (!over.isEmpty()) {
            settle.fire(new Settled(over));
        }
    }

    private KnownContract locked(UUID contract) {
        return known.lockedContract(contract)
                .orElseThrow(() -> new IllegalStateException("unknown contract " + contract));
    }

    private @Nullable KnownMilestone milestone(KnownPayment payment) {
        UUID id = payment.milestoneId();
        return id == null ? null : known.milestone(id).orElse(null);
    }

    private void bring(List<Reminder> rows, List<Occurrence> occurrences, @Nullable String silence, Instant armedAt) {
        List<GoverningPolicy> all = policies.all();
        Map<PlannedRung.Key, PlannedRung> wanted = new LinkedHashMap<>();
        for (Occurrence occurrence : occurrences) {
            if (occurrence.silence() == null) {
                Choosing.choose(occurrence.matter(), all, policies.builtIn())
                        .policy()
                        .map(policy -> planner.plan(occurrence, policy))
                        .orElse(List.of())
                        .stream()
                        .filter(audience::includes)
                        .forEach(rung -> wanted.putIfAbsent(rung.key(), rung));
            }
        }
        Map<String, Occurrence> bySubject =
                occurrences.stream().collect(Collectors.toMap(Occurrence::name, Function.identity()));
        Map<PlannedRung.Key, PlannedRung> missing = new LinkedHashMap<>(wanted);
        Map<UUID, String> over = new HashMap<>();
        List<UUID> wantedAgain = new ArrayList<>();
        for (Reminder row : rows) {
            PlannedRung rung = missing.remove(row.key());
            if (rung == null) {
                Occurrence occurrence = bySubject.get(row.subject());
                String objection = occurrence == null ? null : audience.objection(row.recipient, occurrence.contract());
                String why = WhyNot.of(row, occurrence, silence, objection, wanted.values());
                row.cancel(why);
                if (row.inboxAt != null) {
                    over.put(row.id, why);
                }
            } else if (isAcknowledged(rung, rows)) {
                row.cancel(ACKNOWLEDGED);
            } else {
                row.arm(rung, armedAt);
                if (row.inboxAt != null) {
                    wantedAgain.add(row.id);
                }
            }
        }
        if (!over.isEmpty()) {
            settle.fire(new Settled(over));
        }
        if (!wantedAgain.isEmpty()) {
            reopen.fire(new Reopened(wantedAgain));
        }
        for (PlannedRung rung : missing.values()) {
            Reminder row = Reminder.of(ids.next(), rung, armedAt);
            if (isAcknowledged(rung, rows)) {
                row.cancel(ACKNOWLEDGED);
            }
            ledger.add(row);
        }
    }

    /** Nobody has to be told any more that nobody has taken note of it. */
    private static boolean isAcknowledged(PlannedRung rung, List<Reminder> rows) {
        return rung.rung().escalation() && Reminder.isAcknowledged(rows, rung);
    }
}
