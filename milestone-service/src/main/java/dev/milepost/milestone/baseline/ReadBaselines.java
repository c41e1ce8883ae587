package dev.milepost.milestone.baseline;

import dev.milepost.kit.problem.ProblemType;
import dev.milepost.milestone.contract.Contracts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Reads the baselines of a contract that the caller may see. */
@ApplicationScoped
class ReadBaselines {
    private final Contracts contracts;
    private final BaselineBook book;

    @Inject
    ReadBaselines(Contracts contracts, BaselineBook book) {
        this.contracts = contracts;
        this.book = book;
    }

    @Transactional
    BaselinesView list(UUID contract) {
        contracts.visible(contract);
        return new BaselinesView(book.list(contract));
    }

    @Transactional
    BaselineView get(UUID contract, int number) {
        contracts.visible(contract);
        return book.get(contract, number)
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("The contract has no baseline " + number + "."));
    }
}
