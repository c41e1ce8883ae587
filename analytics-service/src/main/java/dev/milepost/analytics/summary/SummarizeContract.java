package dev.milepost.analytics.summary;

import dev.milepost.analytics.fact.ContractFact;
import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The figures of one contract; NOT_FOUND for one that the caller may not see. */
@ApplicationScoped
class SummarizeContract {
    private final Caller caller;
    private final FactQueries facts;
    private final Summarizer summarizer;

    @Inject
    SummarizeContract(Caller caller, FactQueries facts, Summarizer summarizer) {
        this.caller = caller;
        this.facts = facts;
        this.summarizer = summarizer;
    }

    @Transactional
    Summary summarize(UUID contractId) {
        return facts.contract(contractId)
                .filter(this::isVisible)
                .map(contract -> summarizer.summarize(contract.id()))
                .orElseThrow(() -> ProblemType.NOT_FOUND.because("There is no contract " + contractId + "."));
    }

    private boolean isVisible(ContractFact contract) {
        return caller.party().isEmpty()
                || caller.party()
                        .flatMap(facts::partyOf)
                        .filter(contract::involves)
                        .isPresent();
    }
}
