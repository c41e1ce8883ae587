package dev.milepost.alert.preference;

import java.util.UUID;

/** A person has said what they want; fired in the transaction that keeps it. */
public record PreferenceKept(UUID person) {}
