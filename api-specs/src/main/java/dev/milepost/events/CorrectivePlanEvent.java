package dev.milepost.events;

/** A corrective action plan was opened, changed or ended: its state after that. */
public record CorrectivePlanEvent(CorrectivePlanState plan, Change change) implements EventData {}
