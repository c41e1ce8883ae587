package dev.milepost.alert.delivery;

/** Reasons as the ledger takes them. */
final class Reasons {
    private static final int LONGEST = 1000;

    private Reasons() {}

    static String fitting(String reason) {
        return reason.substring(0, Math.min(reason.length(), LONGEST));
    }
}
