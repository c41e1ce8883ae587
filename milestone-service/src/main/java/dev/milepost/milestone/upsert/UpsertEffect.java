package dev.milepost.milestone.upsert;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a row. */
@Schema(name = "UpsertEffect", description = "What became of it")
public enum UpsertEffect {
    CREATED,
    UPDATED,
    /** It was so already; its version stays. */
    UNCHANGED,
    REFUSED
}
