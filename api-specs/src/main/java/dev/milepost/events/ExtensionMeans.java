package dev.milepost.events;

/** What an extension becomes once it is granted. */
public enum ExtensionMeans {
    /** The date moves; the baseline stays, so the delay remains to be seen. */
    RESCHEDULE,
    /** The parties agree anew: an amendment of the contract, which sets a new baseline. */
    AMENDMENT
}
