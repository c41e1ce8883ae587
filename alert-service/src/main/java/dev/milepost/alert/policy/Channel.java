package dev.milepost.alert.policy;

/** The ways a reminder can take. */
public enum Channel {
    /** A mail; people find it in their inbox as well. */
    EMAIL,
    /** The inbox alone. */
    INBOX,
    /** A webhook of the tenant, which may be a chat. Rungs name these beside their channel, which is for people. */
    WEBHOOK
}
