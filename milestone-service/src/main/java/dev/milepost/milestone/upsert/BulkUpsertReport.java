package dev.milepost.milestone.upsert;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the items of a bulk upsert, in their order. */
@Schema(name = "BulkUpsertReport")
public record BulkUpsertReport(
        @Schema(description = "Whether nothing of it was kept.")
        boolean dryRun,

        @Schema(description = "How many items came in.", examples = "1")
        long created,

        @Schema(description = "How many were brought up to date.", examples = "0")
        long updated,

        @Schema(description = "How many were so already.", examples = "0")
        long unchanged,

        @Schema(description = "How many were refused.", examples = "0")
        long refused,

        @Schema(description = "Each of them.") List<BulkUpsertRow> items) {
    static BulkUpsertReport from(boolean dryRun, List<BulkUpsertRow> items) {
        return new BulkUpsertReport(
                dryRun,
                count(items, UpsertEffect.CREATED),
                count(items, UpsertEffect.UPDATED),
                count(items, UpsertEffect.UNCHANGED),
                count(items, UpsertEffect.REFUSED),
                items);
    }

    BulkUpsertReport with(List<BulkUpsertRow> placed) {
        return new BulkUpsertReport(dryRun, created, updated, unchanged, refused, placed);
    }

    private static long count(List<BulkUpsertRow> items, UpsertEffect effect) {
        return items.stream().filter(one -> one.effect() == effect).count();
    }
}
