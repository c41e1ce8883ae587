package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownContract;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.events.ContractStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/** Why a milestone reminds nobody; the list is the rule book. */
enum Silence {
    CONTRACT_DELETED(
            (contract, milestone) -> contract.isDeleted(), (contract, milestone) -> "the contract was deleted"),
    CONTRACT_NOT_ACTIVE(
            (contract, milestone) -> contract.status() != ContractStatus.ACTIVE,
            (contract, milestone) -> "the contract is " + contract.status()),
    MILESTONE_DELETED(
            (contract, milestone) -> milestone.isDeleted(), (contract, milestone) -> "the milestone was deleted"),
    WORK_ENDED(
            (contract, milestone) -> milestone.status().isEnded(),
            (contract, milestone) -> "the milestone is " + milestone.status()),
    NO_DUE_DATE(
            (contract, milestone) -> milestone.dueDate() == null,
            (contract, milestone) -> "the milestone has no due date");

    private static final List<Silence> ALL = List.of(values());

    private final BiPredicate<KnownContract, KnownMilestone> applies;
    private final BiFunction<KnownContract, KnownMilestone, String> why;

    Silence(BiPredicate<KnownContract, KnownMilestone> applies, BiFunction<KnownContract, KnownMilestone, String> why) {
        this.applies = applies;
        this.why = why;
    }

    /** The first reason to be silent, if there is one. */
    static Optional<String> of(KnownContract contract, KnownMilestone milestone) {
        return ALL.stream()
                .filter(silence -> silence.applies.test(contract, milestone))
                .map(silence -> silence.why.apply(contract, milestone))
                .findFirst();
    }
}
