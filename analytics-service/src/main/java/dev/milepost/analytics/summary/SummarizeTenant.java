package dev.milepost.analytics.summary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The figures over all contracts that the caller may see. */
@ApplicationScoped
class SummarizeTenant {
    private final VisibleContracts visible;
    private final Summarizer summarizer;

    @Inject
    SummarizeTenant(VisibleContracts visible, Summarizer summarizer) {
        this.visible = visible;
        this.summarizer = summarizer;
    }

    @Transactional
    Summary summarize() {
        return summarizer.summarize(visible.scopes());
    }
}
