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

    private final String what;

    Subject(String what) {
        this.what = what;
    }

    /** What offsets count from, in words. */
    public String what() {
        return what;
    }

    /** Whether it is told as it happens rather than counted from a day. */
    public boolean happens() {
        return HAPPENINGS.contains(this);
    }
}
