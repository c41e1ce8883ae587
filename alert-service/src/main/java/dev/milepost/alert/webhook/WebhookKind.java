package dev.milepost.alert.webhook;

/** In what form a receiver is told. */
public enum WebhookKind {
    /** The event itself, signed as Standard Webhooks says. */
    STANDARD,
    /** A message for an incoming webhook of Slack. */
    SLACK,
    /** An Adaptive Card for an incoming webhook of Microsoft Teams. */
    TEAMS;

    /** Whether the receiver is a chat, which checks no signature and whose address is its secret. */
    public boolean isChat() {
        return this != STANDARD;
    }
}
