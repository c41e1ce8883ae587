package dev.milepost.events;

/** What an event carries: the whole state of its aggregate after the change, and who changed it and why. */
public sealed interface EventData
        permits PartyEvent, PersonEvent, ContractEvent, MilestoneEvent, PaymentEvent, ReminderEvent {}
