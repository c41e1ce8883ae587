package dev.milepost.events;

/** Where a contract stands. A DRAFT sends nothing; activation fixes the baseline of its milestones. */
public enum ContractStatus {
    DRAFT,
    ACTIVE,
    SUSPENDED,
    COMPLETED,
    TERMINATED,
    EXPIRED;

    /** Whether milestones are worked on: of one that has ended, those that were kept open stay due. */
    public boolean takesSteps() {
        return this == ACTIVE || this == TERMINATED || this == EXPIRED;
    }
}
