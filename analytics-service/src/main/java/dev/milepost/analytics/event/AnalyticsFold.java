package dev.milepost.analytics.event;

import dev.milepost.analytics.fact.Facts;
import dev.milepost.analytics.history.History;
import dev.milepost.analytics.rollup.RollUps;
import dev.milepost.events.AmendmentEvent;
import dev.milepost.events.BreachEvent;
import dev.milepost.events.CommentEvent;
import dev.milepost.events.ContractEvent;
import dev.milepost.events.CorrectivePlanEvent;
import dev.milepost.events.DelegationEvent;
import dev.milepost.events.DependencyEvent;
import dev.milepost.events.Event;
import dev.milepost.events.EventType;
import dev.milepost.events.ExtensionEvent;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReminderEvent;
import dev.milepost.events.WebhookEvent;
import dev.milepost.kit.inbound.EventFold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stores each event, then lets the facts follow it. Uses nothing but the event and what was folded before it. */
@ApplicationScoped
class AnalyticsFold implements EventFold {
    private final EventLog log;
    private final Facts facts;
    private final RollUps rollUps;
    private final History history;

    @Inject
    AnalyticsFold(EventLog log, Facts facts, RollUps rollUps, History history) {
        this.log = log;
        this.facts = facts;
        this.rollUps = rollUps;
        this.history = history;
    }

    @Override
    public void fold(Event event, String json) {
        log.add(event, json);
        history.fold(event);
        switch (event.data()) {
            case ContractEvent data ->
                facts.contract(event.tenant(), data.contract(), event.knownType() == EventType.CONTRACT_DELETED);
            case MilestoneEvent data -> {
                if (event.knownType() == EventType.MILESTONE_DELETED) {
                    facts.milestoneDeleted(data.milestone());
                } else {
                    facts.milestone(data.milestone());
                }
            }
            case PaymentEvent data -> facts.payment(data.payment());
            case PartyEvent data -> facts.party(data.party(), event.time());
            case PersonEvent data -> facts.person(data.person());
            case DelegationEvent _,
                    DependencyEvent _,
                    CommentEvent _,
                    AmendmentEvent _,
                    ExtensionEvent _,
                    BreachEvent _,
                    CorrectivePlanEvent _,
                    ReminderEvent _,
                    MilestoneDueEvent _,
                    WebhookEvent _ -> {
                // kept in the log until a figure needs them
            }
            case null -> {
                // a type of a newer version: kept in the log for it
            }
        }
    }

    @Override
    public void flush() {
        log.flush();
        facts.flush();
        history.flush();
        rollUps.flush(); // last: these rows are shared with other streams and stay locked until the commit
    }
}
