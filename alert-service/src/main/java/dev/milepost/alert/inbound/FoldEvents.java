package dev.milepost.alert.inbound;

import dev.milepost.alert.known.Known;
import dev.milepost.alert.known.KnownMilestone;
import dev.milepost.alert.known.LearnEvents;
import dev.milepost.alert.reminder.ArmReminders;
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
import dev.milepost.events.MilestoneEvent;
import dev.milepost.events.PartyEvent;
import dev.milepost.events.PaymentEvent;
import dev.milepost.events.PersonEvent;
import dev.milepost.events.ReminderEvent;
import dev.milepost.kit.inbound.EventFold;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Keeps what is known up to date and arms, moves or cancels the reminders that depend on it. */
@ApplicationScoped
class FoldEvents implements EventFold {
    private final LearnEvents learn;
    private final Known known;
    private final ArmReminders arm;

    @Inject
    FoldEvents(LearnEvents learn, Known known, ArmReminders arm) {
        this.learn = learn;
        this.known = known;
        this.arm = arm;
    }

    @Override
    public void fold(Event event, String json) {
        switch (event.data()) {
            case ContractEvent data -> contract(event, data);
            case MilestoneEvent data -> milestone(event, data);
            case PersonEvent data -> learn.person(data.person());
            case PartyEvent data -> learn.party(data.party());
            case DelegationEvent data -> {} // nobody is reminded of approvals yet
            case DependencyEvent data -> {} // moves no reminder by itself
            case PaymentEvent data -> {} // nobody is reminded of payments yet
            case CommentEvent data -> {} // nobody is told of comments yet
            case AmendmentEvent data -> {} // what it changes, contracts and milestones tell themselves
            case ExtensionEvent data -> {} // the milestone tells where its date goes
            case BreachEvent data -> {} // nobody is told of breaches yet
            case CorrectivePlanEvent data -> {} // nor of what is done about them
            case ReminderEvent data -> {} // our own
            case null -> {} // of a newer version
        }
    }

    private void contract(Event event, ContractEvent data) {
        var contract = data.contract();
        boolean remindersDependOnIt = learn.contract(contract, event.knownType() == EventType.CONTRACT_DELETED);
        if (remindersDependOnIt) {
            known.milestonesOf(contract.id()).forEach(milestone -> arm.arm(milestone, event.time()));
        }
    }

    private void milestone(Event event, MilestoneEvent data) {
        KnownMilestone milestone = learn.milestone(data.milestone(), event.knownType() == EventType.MILESTONE_DELETED);
        arm.arm(milestone, event.time());
    }
}
