package dev.milepost.alert.webhook.delivery;

/** What came of a request. */
public enum AttemptOutcome {
    /** An answer of 200 to 299. */
    DELIVERED,
    /** Another answer; redirects are not followed. */
    REFUSED,
    /** No answer in time. */
    TIMEOUT,
    /** No connection, or one that broke. */
    UNREACHABLE,
    /** TLS failed: the certificate, most likely. */
    TLS_FAILED,
    /** The name of the host was not found. */
    UNKNOWN_HOST,
    /** The address is one that no request may go to. */
    FORBIDDEN_ADDRESS
}
