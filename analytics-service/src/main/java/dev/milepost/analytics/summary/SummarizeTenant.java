package dev.milepost.analytics.summary;

import dev.milepost.analytics.fact.FactQueries;
import dev.milepost.analytics.rollup.Standing;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The figures over all contracts that the caller may see: the tenant's, or for a counterparty those it takes part in. */
@ApplicationScoped
class SummarizeTenant {
    private final Caller caller;
    private final FactQueries facts;
    private final Summarizer summarizer;

    @Inject
    SummarizeTenant(Caller caller, FactQueries facts, Summarizer summarizer) {
        this.caller = caller;
        this.facts = facts;
        this.summarizer = summarizer;
    }

    @Transactional
    Summary summarize() {
        if (caller.party().isEmpty()) {
            return summarizer.summarize(Standing.TENANT);
        }
        return caller.party().flatMap(facts::partyOf).map(summarizer::summarize).orElseGet(summarizer::nothing);
    }
}
