package dev.milepost.alert.policy;

/** What a policy is for, the least specific first: the most specific one wins. */
public enum ScopeKind {
    /** Everything of the tenant. */
    TENANT,
    /** All milestones of a type. */
    MILESTONE_TYPE,
    /** All milestones of a priority. */
    PRIORITY,
    /** All milestones with a tag. */
    TAG,
    /** One contract and all in it. */
    CONTRACT,
    /** One milestone. */
    MILESTONE
}
