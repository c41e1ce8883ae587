package dev.milepost.alert.policy;

/** Whom a rung reminds. */
public enum RecipientKind {
    /** Who answers for the milestone. */
    OWNER,
    /** All of the milestone's team. */
    TEAM,
    /** All who watch the milestone. */
    WATCHERS,
    /** The people and parties whose approval its gate waits for now, members with the role, and who stands in for them. */
    APPROVERS_WAITING,
    /** The address of each party of the contract. */
    PARTY_CONTACTS,
    /** Whom the owner reports to. */
    OWNER_MANAGER,
    /** The members of the contract who manage it. */
    CONTRACT_MANAGERS
}
