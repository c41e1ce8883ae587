package dev.milepost.milestone.upsert;

import java.util.UUID;

/** A thing as an upsert left it. */
record Upserted<T>(UpsertEffect effect, UUID id, long version, T view) {}
