package dev.milepost.analytics.event;

import dev.milepost.analytics.fact.Facts;
import dev.milepost.analytics.history.History;
import dev.milepost.events.Event;
import dev.milepost.kit.inbound.EventFold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stores each event, then lets the facts follow it. Uses nothing but the event and what was folded before it. */
@ApplicationScoped
class AnalyticsFold implements EventFold {
    private final EventLog log;
    private final Facts facts;
    private final History history;

    @Inject
    AnalyticsFold(EventLog log, Facts facts, History history) {
        this.log = log;
        this.facts = facts;
        this.history = history;
    }

    @Override
    public void fold(Event event, String json) {
        log.add(event, json);
        history.fold(event);
        facts.fold(event);
    }

    @Override
    public void flush() {
        log.flush();
        facts.flush();
        history.flush();
    }
}
