package dev.milepost.alert.policy;

import java.util.Set;

/** What a policy reminds of. */
public enum Subject {
    /** The due date of a milestone. */
    DUE_DATE("the due date"),
    /** A custom field of a milestone that holds a date. */
    CUSTOM_DATE("the date"),
    /** The day since which a submission waits for its gate. */
    GATE_WAITING("the submission"),
    /** The day a payment must be paid by. */
    PAYMENT_DUE("the day the payment is due"),
    /** The last day of a contract's term: it expires or is renewed. */
    TERM_END("the end of the term"),
    /** The last day to give notice for that end, or for the notice to be received where it needs delivery. */
    NOTICE_BY("the last day to give notice"),
    /** The last day to send a notice that needs delivery. */
    NOTICE_SEND_BY("the last day to send the notice"),
    /** A custom field of a contract that holds a date. */
    CONTRACT_DATE("the date"),
    /** A milestone was submitted. */
    SUBMITTED("the submission"),
    /** A milestone was approved. */
    APPROVED("the approval"),
    /** A submission was rejected. */
    REJECTED("the rejection"),
    /** A due date was moved. */
    RESCHEDULED("the reschedule"),
    /** A payment became due for payment. */
    PAYMENT_RELEASED("the release of the payment"),
    /** Somebody was called on in a comment; only they are told. */
    MENTIONED("the comment");

    private static final Set<Subject> HAPPENINGS =
            Set.of(SUBMITTED, APPROVED, REJECTED, RESCHEDULED, PAYMENT_RELEASED, MENTIONED);

    private static final Set<Subject> OF_CONTRACT = Set.of(TERM_END, NOTICE_BY, NOTICE_SEND_BY, CONTRACT_DATE);

    private final String what;

    Subject(String what) {
        this.what = what;
    }

    /** What offsets count from, in words. */
    public String what() {
        return what;
    }

    /** Whether it is of the contract as a whole: it has no owner, team or watchers. */
    public boolean isOfContract() {
        return OF_CONTRACT.contains(this);
    }

    /** Whether a custom field holds its date. */
    public boolean hasField() {
        return this == CUSTOM_DATE || this == CONTRACT_DATE;
    }

    /** Whether it is told as it happens rather than counted from a day. */
    public boolean happens() {
        return HAPPENINGS.contains(this);
    }
}
