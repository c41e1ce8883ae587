package dev.milepost.alert.reminder;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.VisibleContracts;
import dev.milepost.alert.policy.Choosing;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.NamedWebhooks;
import dev.milepost.alert.policy.Policies;
import dev.milepost.alert.policy.PolicyRules;
import dev.milepost.alert.policy.PolicyScope;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Works out what a policy would send if it were there; leaves nothing behind. */
@ApplicationScoped
class PreviewPolicy {
    private static final int MOST_MILESTONES = 2000;
    private static final int MOST_ITEMS = 1000;
    private static final Duration LONGEST = Duration.ofDays(92);

    private final EntityManager entities;
    private final Known known;
    private final Policies policies;
    private final NamedWebhooks webhooks;
    private final Planner planner;
    private final Ledger ledger;
    private final Audience audience;
    private final DescribeRecipient describe;
    private final VisibleContracts visible;
    private final Caller caller;

    @Inject
    PreviewPolicy(
            EntityManager entities,
            Known known,
            Policies policies,
            NamedWebhooks webhooks,
            Planner planner,
            Ledger ledger,
            Audience audience,
            DescribeRecipient describe,
            VisibleContracts visible,
            Caller caller) {
        this.entities = entities;
        this.known = known;
        this.policies = policies;
        this.webhooks = webhooks;
        this.planner = planner;
        this.ledger = ledger;
        this.audience = audience;
        this.describe = describe;
        this.visible = visible;
        this.caller = caller;
    }

    @Transactional
    PreviewView preview(PreviewRequest request) {
        if (caller.party().isPresent()) {
            throw ProblemType.FORBIDDEN.because("Policies are the tenant's own; a counterparty's users have none.");
        }
        new Violations()
                .check(request.from().isBefore(request.to()), "to", "must be after from")
                .check(
                        Duration.between(request.from(), request.to()).compareTo(LONGEST) <= 0,
                        "to",
                        "must be at most 92 days after from")
                .throwIfAny();
        PolicyRules.check(request.policy(), webhooks);
        GoverningPolicy tried = GoverningPolicy.tried(request.policyId(), request.policy());
        List<GoverningPolicy> all = with(tried);
        List<KnownMilestone> milestones = milestones(request.policy().scope());
        List<PlannedRung> found = new ArrayList<>();
        int governed = 0;
        for (KnownMilestone milestone : milestones) {
            KnownContract contract = known.contract(milestone.contractId()).orElseThrow();
            for (Occurrence occurrence : occurrences(contract, milestone)) {
                boolean governs = occurrence.silence() == null
                        && Choosing.choose(occurrence.matter(), all, policies.builtIn())
                                .policy()
                                .filter(policy -> policy == tried)
                                .isPresent();
                if (governs) {
                    governed++;
                    planner.plan(occurrence, tried).stream()
                            .filter(audience::includes)
                            .filter(rung -> !rung.sendAt().isBefore(request.from())
                                    && rung.sendAt().isBefore(request.to()))
                            .forEach(found::add);
                }
            }
        }
        found.sort(Comparator.comparing(PlannedRung::sendAt));
        boolean truncated = found.size() > MOST_ITEMS || milestones.size() == MOST_MILESTONES;
        List<PlannedRung> shown = found.subList(0, Math.min(found.size(), MOST_ITEMS));
        Map<UUID, Map<PlannedRung.Key, ReminderStatus>> states = new HashMap<>();
        return new PreviewView(
                milestones.size(),
                governed,
                truncated,
                shown.stream().map(rung -> view(rung, states)).toList());
    }

    private List<GoverningPolicy> with(GoverningPolicy tried) {
        List<GoverningPolicy> all = new ArrayList<>(policies.all());
        UUID replaced = tried.id();
        if (replaced != null && !all.removeIf(policy -> replaced.equals(policy.id()))) {
            throw Violations.of("policyId", "there is no policy " + replaced);
        }
        all.add(tried);
        return all;
    }

    private List<Occurrence> occurrences(KnownContract contract, KnownMilestone milestone) {
        List<Occurrence> found = new ArrayList<>(Occurrences.of(contract, milestone));
        known.paymentsOf(milestone).forEach(payment -> found.addAll(Occurrences.of(contract, payment, milestone)));
        return found;
    }

    private List<KnownMilestone> milestones(PolicyScope scope) {
        String where = switch (scope.kind()) {
            case TENANT, MILESTONE_TYPE, PRIORITY, TAG -> "";
            case CONTRACT -> " and m.contractId = :ref";
            case MILESTONE -> " and m.id = :ref";
        };
        List<String> seen = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        visible.addTo("c", seen, values);
        var query = entities.createQuery(
                "select m from KnownMilestone m join KnownContract c on c.id = m.contractId"
                        + " where m.deleted = false and c.deleted = false and c.status = ACTIVE" + where
                        + seen.stream().map(" and "::concat).collect(Collectors.joining())
                        + " order by m.id",
                KnownMilestone.class);
        values.forEach(query::setParameter);
        if (!where.isEmpty()) {
            query.setParameter("ref", UUID.fromString(String.valueOf(scope.value())));
        }
        return query.setMaxResults(MOST_MILESTONES).getResultList();
    }

    private PreviewView.WouldSend view(PlannedRung rung, Map<UUID, Map<PlannedRung.Key, ReminderStatus>> states) {
        var occurrence = rung.occurrence();
        var milestone = Objects.requireNonNull(occurrence.milestone());
        Map<PlannedRung.Key, ReminderStatus> known = states.computeIfAbsent(occurrence.subjectId(), id -> {
            Map<PlannedRung.Key, ReminderStatus> rows = new HashMap<>();
            ledger.of(id).forEach(row -> rows.put(row.key(), row.state));
            return rows;
        });
        return new PreviewView.WouldSend(
                milestone.id(),
                milestone.title(),
                occurrence.name(),
                occurrence.day(),
                rung.rung().name(),
                describe.describe(rung.recipient(), null),
                rung.sendAt(),
                rung.sendAt().atZone(rung.clock().zone()).toOffsetDateTime(),
                known.get(rung.key()));
    }
}
