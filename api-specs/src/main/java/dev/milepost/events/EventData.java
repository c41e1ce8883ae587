package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/** What an event carries: the whole state of its aggregate after the change, and who changed it and why. */
public sealed interface EventData
        permits PartyEvent,
                PersonEvent,
                DelegationEvent,
                ContractEvent,
                MilestoneEvent,
                DependencyEvent,
                PaymentEvent,
                CommentEvent,
                AmendmentEvent,
                ExtensionEvent,
                BreachEvent,
                CorrectivePlanEvent,
                ReminderEvent,
                MilestoneDueEvent,
                WebhookEvent,
                ReportEvent {
    /** Who changed it and why; null for what nobody but Milepost itself does. */
    default @Nullable Change change() {
        return null;
    }
}
