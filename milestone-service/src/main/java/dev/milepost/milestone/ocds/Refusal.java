package dev.milepost.milestone.ocds;

/** An item of the file that cannot go in; the others do. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String pointer;

    Refusal(String pointer, String reason) {
        super(reason, null, false, false);
        this.pointer = pointer;
    }

    RefusedItem toItem() {
        return new RefusedItem(pointer, String.valueOf(getMessage()));
    }
}
