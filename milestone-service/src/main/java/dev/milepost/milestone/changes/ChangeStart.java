package dev.milepost.milestone.changes;

/** Where a reader of the changes begins who has no cursor yet. */
public enum ChangeStart {
    /** With the first change there ever was. */
    BEGINNING,
    /** With what comes from now on: take the cursor first, then read what is there, then follow. */
    NOW
}
