package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentChanges;
import dev.milepost.kit.outbox.Outbox;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.baseline.BaselineBook;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.KeepContract;
import dev.milepost.milestone.milestone.AmendMilestones;
import dev.milepost.milestone.milestone.Baseline;
import dev.milepost.milestone.milestone.Milestones;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.schedule.DependencyConflicts;
import dev.milepost.milestone.schedule.ScheduleConflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes a locked contract what an amendment says, by the rules that hold for every change, and sets a new baseline. */
@ApplicationScoped
class ApplyChanges {
    private final KeepContract contracts;
    private final AmendMilestones amend;
    private final Milestones milestones;
    private final DependencyConflicts conflicts;
    private final Baseline baseline;
    private final BaselineBook book;
    private final Outbox outbox;

    @Inject
    ApplyChanges(
            KeepContract contracts,
            AmendMilestones amend,
            Milestones milestones,
            DependencyConflicts conflicts,
            Baseline baseline,
            BaselineBook book,
            Outbox outbox) {
        this.contracts = contracts;
        this.amend = amend;
        this.milestones = milestones;
        this.conflicts = conflicts;
        this.baseline = baseline;
        this.book = book;
        this.outbox = outbox;
    }

    /** @return the number of the baseline that it sets */
    int apply(Contract contract, AmendmentChanges changes, UUID amendment, Actor actor, String reason) {
        if (book.isEmpty(contract.id())) {
            book.keep(contract, milestones.ofContract(contract.id()), null);
        }
        Set<Broken> before = broken(conflicts.of(contract));
        if (changes.contract() != null) {
            contracts.amend(contract, changes.contract(), reason);
        }
        amend.apply(contract, changes, actor, reason);
        refuseNewConflicts(before, conflicts.of(contract));
        outbox.append(contract.id(), baseline.renew(contract, actor, reason));
        return book.keep(contract, milestones.ofContract(contract.id()), amendment);
    }

    /** A dependency that the date of a milestone does not keep. */
    private record Broken(UUID milestone, UUID dependency) {
        static Broken of(ScheduleConflict conflict) {
            return new Broken(conflict.id(), conflict.dependency().dependencyId());
        }
    }

    private static Set<Broken> broken(List<ScheduleConflict> conflicts) {
        return conflicts.stream().map(Broken::of).collect(Collectors.toSet());
    }

    private static void refuseNewConflicts(Set<Broken> before, List<ScheduleConflict> now) {
        List<ScheduleConflict> fresh =
                now.stream().filter(one -> !before.contains(Broken.of(one))).toList();
        if (!fresh.isEmpty()) {
            throw ProblemType.CONFLICT
                    .builder("Dependencies would not hold any more; say in the amendment where these go as well: "
                            + fresh.stream()
                                    .map(one -> "'" + one.title() + "' not before " + one.needed())
                                    .collect(Collectors.joining(", "))
                            + ".")
                    .with("conflicts", fresh)
                    .build();
        }
    }
}
