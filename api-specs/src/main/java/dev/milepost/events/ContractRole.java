package dev.milepost.events;

/**
 * What a member may do in a contract, of what their realm roles let them do anyway: membership restricts and never widens.
 */
public enum ContractRole {
    /** Reads, comments and watches; what every other role includes. */
    VIEWER,

    /** Works on and submits milestones. */
    CONTRIBUTOR,

    /** Decides on submissions. */
    APPROVER,

    /** Records payments. */
    FINANCE,

    /** Whatever the realm roles allow, and keeps the members. */
    MANAGER
}
