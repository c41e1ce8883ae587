package dev.milepost.kit.tenant;

/** The realm roles. Each endpoint declares which of them it wants. */
public final class Roles {
    /** Reads. */
    public static final String VIEWER = "viewer";

    /** Works on and submits milestones. */
    public static final String CONTRIBUTOR = "contributor";

    /** Keeps contracts and schedules. */
    public static final String MANAGER = "manager";

    /** Decides on submissions, for a party. */
    public static final String APPROVER = "approver";

    /** Records payments. */
    public static final String FINANCE = "finance";

    /** Everything in the tenant. */
    public static final String ADMIN = "admin";

    /** Service accounts of other systems. */
    public static final String INTEGRATION = "integration";

    private Roles() {}
}
