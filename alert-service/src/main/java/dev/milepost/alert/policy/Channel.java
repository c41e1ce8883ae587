package dev.milepost.alert.policy;

/** The ways a reminder can take. */
public enum Channel {
    /** A mail; people find it in their inbox as well. */
    EMAIL,
    /** The inbox alone. */
    INBOX
}
