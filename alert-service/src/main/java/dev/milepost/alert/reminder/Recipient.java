package dev.milepost.alert.reminder;

import dev.milepost.alert.known.KnownMilestone;
import java.util.UUID;

/**
 * Who is reminded, as the ledger names them: a person's id, so that a new address does not make a new recipient, or
 * nobody.
 */
public final class Recipient {
    /** A milestone without an owner: its reminders are planned, so that they show, but have nobody to go to. */
    public static final String NOBODY = "nobody";

    private Recipient() {}

    static String of(KnownMilestone milestone) {
        UUID owner = milestone.ownerId();
        return owner == null ? NOBODY : owner.toString();
    }
}
