package dev.milepost.alert.known;

import java.util.UUID;

/** Said inside the transaction that folds it: a person is in another time zone now. */
public record PersonMoved(UUID person) {}
