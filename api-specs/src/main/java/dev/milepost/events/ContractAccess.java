package dev.milepost.events;

/** Who sees a contract and everything in it. */
public enum ContractAccess {
    /** Everybody of the tenant's own organisation, as their realm roles let them. */
    TENANT,

    /** Only its members, administrators and the systems of the tenant. */
    MEMBERS
}
