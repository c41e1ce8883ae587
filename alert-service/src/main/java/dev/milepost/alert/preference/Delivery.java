package dev.milepost.alert.preference;

/** How what is not mandatory reaches a person. Their inbox has it in any case. */
public enum Delivery {
    /** By a mail of its own, when it is due. */
    AT_ONCE,
    /** By the next digest; what is urgent or an escalation by a mail of its own. */
    DIGEST,
    /** By no mail. */
    INBOX
}
