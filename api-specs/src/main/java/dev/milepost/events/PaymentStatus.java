package dev.milepost.events;

/** Where a payment stands. Paid in part it keeps its status; {@code outstanding} tells. */
public enum PaymentStatus {
    DUE,
    INVOICED,
    DISPUTED,
    PAID,
    CANCELLED;

    /** Whether money of it is still to come. */
    public boolean isOpen() {
        return this == DUE || this == INVOICED || this == DISPUTED;
    }
}
