package dev.milepost.events;

/** Where a contract stands. A DRAFT sends nothing; activation fixes the baseline of its milestones. */
public enum ContractStatus {
    DRAFT,
    ACTIVE,
    SUSPENDED,
    COMPLETED,
    TERMINATED,
    EXPIRED
}
