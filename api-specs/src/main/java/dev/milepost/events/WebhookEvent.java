package dev.milepost.events;

/** A webhook was switched off because its receiver is gone. */
public record WebhookEvent(WebhookState webhook) implements EventData {}
