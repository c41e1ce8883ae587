package dev.milepost.milestone.gate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What waits at a gate. */
@Schema(name = "PendingApprovalKind")
public enum WaitingKind {
    /** A milestone that was submitted. */
    MILESTONE("milestones"),
    /** An amendment that was proposed. */
    AMENDMENT("amendments"),
    /** A request for a later date. */
    EXTENSION_REQUEST("extension-requests");

    private final String collection;

    WaitingKind(String collection) {
        this.collection = collection;
    }

    /** What its collection is called in the API. */
    public String collection() {
        return collection;
    }
}
