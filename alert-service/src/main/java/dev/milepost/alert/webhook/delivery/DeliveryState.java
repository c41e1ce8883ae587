package dev.milepost.alert.webhook.delivery;

/** Where a delivery stands. */
public enum DeliveryState {
    /** Waits to be sent, or to be sent again. */
    PENDING,
    /** The receiver has taken it. */
    DELIVERED,
    /** Was given up. */
    FAILED,
    /** Its webhook was switched off or deleted before. */
    CANCELLED
}
