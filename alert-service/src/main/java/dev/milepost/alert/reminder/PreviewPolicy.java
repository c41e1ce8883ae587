package dev.milepost.alert.reminder;

import dev.milepost.alert.policy.Choosing;
import dev.milepost.alert.policy.GoverningPolicy;
import dev.milepost.alert.policy.NamedWebhooks;
import dev.milepost.alert.policy.Policies;
import dev.milepost.alert.policy.PolicyRules;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Works out what a policy would send if it were there; leaves nothing behind. */
@ApplicationScoped
class PreviewPolicy {
    private static final int MOST_LOOKED_AT = 2000;
    private static final int MOST_ITEMS = 1000;
    private static final Duration LONGEST = Duration.ofDays(92);

    private final PolicyReach reach;
    private final Policies policies;
    private final NamedWebhooks webhooks;
    private final Planner planner;
    private final Ledger ledger;
    private final Audience audience;
    private final DescribeRecipient describe;
    private final Caller caller;

    @Inject
    PreviewPolicy(
            PolicyReach reach,
            Policies policies,
            NamedWebhooks webhooks,
            Planner planner,
            Ledger ledger,
            Audience audience,
            DescribeRecipient describe,
            Caller caller) {
        this.reach = reach;
        this.policies = policies;
        this.webhooks = webhooks;
        this.planner = planner;
        this.ledger = ledger;
        this.audience = audience;
        this.describe = describe;
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
        GoverningPolicy tried = GoverningPolicy.tried(request.policyId(), request.policy());
        List<GoverningPolicy> all = new ArrayList<>(policies.all());
        GoverningPolicy replaced = replaced(all, request.policyId());
        all.remove(replaced);
        all.add(tried);
        PolicyRules.check(request.policy(), replaced == null ? webhooks : webhooks.orNamedBy(replaced.content()));
        List<List<Occurrence>> within = reach.of(request.policy(), MOST_LOOKED_AT + 1);
        int looked = Math.min(within.size(), MOST_LOOKED_AT);
        var earliest = new Earliest<>(Comparator.comparing(PlannedRung::sendAt), MOST_ITEMS + 1);
        int governed = 0;
        for (Occurrence occurrence :
                within.subList(0, looked).stream().flatMap(List::stream).toList()) {
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
                        .forEach(earliest::add);
            }
        }
        List<PlannedRung> found = earliest.all();
        boolean truncated = found.size() > MOST_ITEMS || within.size() > looked;
        List<PlannedRung> shown = found.subList(0, Math.min(found.size(), MOST_ITEMS));
        Map<UUID, Map<PlannedRung.Key, ReminderStatus>> states = new HashMap<>();
        return new PreviewView(
                looked,
                governed,
                truncated,
                shown.stream().map(rung -> view(rung, states)).toList());
    }

    private static @Nullable GoverningPolicy replaced(List<GoverningPolicy> all, @Nullable UUID id) {
        return id == null
                ? null
                : all.stream()
                        .filter(policy -> id.equals(policy.id()))
                        .findAny()
                        .orElseThrow(() -> Violations.of("policyId", "there is no policy " + id));
    }

    private PreviewView.WouldSend view(PlannedRung rung, Map<UUID, Map<PlannedRung.Key, ReminderStatus>> states) {
        var occurrence = rung.occurrence();
        var milestone = occurrence.milestone();
        Map<PlannedRung.Key, ReminderStatus> known = states.computeIfAbsent(occurrence.subjectId(), id -> {
            Map<PlannedRung.Key, ReminderStatus> rows = new HashMap<>();
            ledger.of(id).forEach(row -> rows.put(row.key(), row.state));
            return rows;
        });
        return new PreviewView.WouldSend(
                occurrence.contract().id(),
                occurrence.contract().reference(),
                milestone == null ? null : milestone.id(),
                milestone == null ? null : milestone.title(),
                occurrence.name(),
                occurrence.subjectId(),
                occurrence.day(),
                rung.rung().name(),
                describe.describe(rung.recipient(), null),
                rung.sendAt(),
                rung.sendAt().atZone(rung.clock().zone()).toOffsetDateTime(),
                known.get(rung.key()));
    }
}
