package dev.milepost.analytics.summary;

import dev.milepost.analytics.question.Newest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** The figures over all contracts that the caller may see. */
@ApplicationScoped
class SummarizeTenant {
    private final Newest newest;
    private final Summarizer summarizer;

    @Inject
    SummarizeTenant(Newest newest, Summarizer summarizer) {
        this.newest = newest;
        this.summarizer = summarizer;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Summary summarize() {
        return summarizer.summarize(newest.ofAll());
    }
}
