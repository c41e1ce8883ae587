package dev.milepost.analytics.summary;

import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.analytics.question.Newest;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The figures of one contract; NOT_FOUND for one that the caller may not see. */
@ApplicationScoped
class SummarizeContract {
    private final VisibleContracts visible;
    private final FactQueries facts;
    private final Newest newest;
    private final Summarizer summarizer;

    @Inject
    SummarizeContract(VisibleContracts visible, FactQueries facts, Newest newest, Summarizer summarizer) {
        this.visible = visible;
        this.facts = facts;
        this.newest = newest;
        this.summarizer = summarizer;
    }

    @Transactional
    Summary summarize(UUID contractId) {
        return facts.contract(contractId)
                .filter(visible::contains)
                .map(contract -> summarizer.summarize(contractId, newest.ofContract(contractId)))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no contract " + contractId + "."));
    }
}
