package dev.milepost.milestone.upsert;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A row with what it became, or why it did not. */
record Tried(
        BulkRow row, @Nullable Upserted<?> done, @Nullable RuntimeException problem) {
    static Tried of(BulkRow row, Supplier<Upserted<?>> work) {
        try {
            return new Tried(row, work.get(), null);
        } catch (RuntimeException problem) {
            return new Tried(row, null, problem);
        }
    }
}
