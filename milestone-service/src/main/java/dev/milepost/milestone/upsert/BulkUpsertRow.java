package dev.milepost.milestone.upsert;

import dev.milepost.events.ExternalId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of one item of a bulk upsert. */
@Schema(name = "BulkUpsertRow")
public record BulkUpsertRow(
        @Schema(description = "Its place among the items, from 0.", examples = "0")
        int index,

        @Schema(description = "What the other system calls it.") @Nullable
        ExternalId externalId,

        UpsertEffect effect,

        @Schema(description = "What it is here; absent when it was refused, and nobody's after a dry run created it.")
        @Nullable
        UUID id,

        @Schema(description = "Its version now, the ETag.", examples = "1") @Nullable
        Long version,

        @Schema(description = "Why it was refused.") @Nullable
        RowProblem problem,

        @Schema(description = "The line of the file on which it begins, from 1, where a CSV file was sent.") @Nullable
        Long line) {
    static BulkUpsertRow from(BulkRow row, Upserted<?> done) {
        return new BulkUpsertRow(row.place(), row.name(), done.effect(), done.id(), done.version(), null, null);
    }

    static BulkUpsertRow refused(int place, @Nullable ExternalId name, RowProblem problem) {
        return new BulkUpsertRow(place, name, UpsertEffect.REFUSED, null, null, problem, null);
    }

    BulkUpsertRow at(Long where) {
        return new BulkUpsertRow(index, externalId, effect, id, version, problem, where);
    }
}
