package dev.milepost.milestone.customfield;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.milestone.contract.Contract;
import dev.milepost.milestone.contract.Contracts;
import dev.milepost.milestone.contract.KeepContract;
import dev.milepost.milestone.milestone.MilestoneWork;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes a field that is to go from what has a value in it; each milestone or contract tells that it changed. */
@ApplicationScoped
class EmptyField {
    private final FieldRows rows;
    private final MilestoneWork work;
    private final Contracts contracts;
    private final KeepContract keepContract;
    private final BusinessClock clock;

    @Inject
    EmptyField(
            FieldRows rows, MilestoneWork work, Contracts contracts, KeepContract keepContract, BusinessClock clock) {
        this.rows = rows;
        this.work = work;
        this.contracts = contracts;
        this.keepContract = keepContract;
        this.clock = clock;
    }

    /** Empties it in all of {@code holders}, in an order that is the same for everybody. */
    void of(FieldTarget target, String key, List<UUID> holders) {
        holders.stream().sorted().forEach(id -> {
            switch (target) {
                case MILESTONE -> ofMilestone(id, key);
                case CONTRACT -> ofContract(id, key);
            }
        });
    }

    private void ofMilestone(UUID milestone, String key) {
        MilestoneWork.Opened opened = opened(key, () -> work.locked(milestone));
        var before = opened.milestone().customFields();
        opened.milestone().dropCustomField(key, clock.instant());
        work.tell(opened);
        rows.replace(
                FieldTarget.MILESTONE, milestone, before, opened.milestone().customFields());
    }

    private void ofContract(UUID id, String key) {
        Contract contract = opened(key, () -> contracts.locked(id));
        keepContract.dropCustomField(contract, key);
    }

    private static <T> T opened(String key, Supplier<T> open) {
        try {
            return open.get();
        } catch (HttpProblem notTheirs) {
            throw ProblemType.CONFLICT.because(
                    "Contracts that are not open to you, or milestones of them, have a value in '" + key
                            + "'; an administrator deletes the field.");
        }
    }
}
