package dev.milepost.analytics.export;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes tables one after the other. Only {@link #close} makes the file whole: what breaks off before must not look complete. */
interface TableWriter extends Closeable {
    /** Begins a table. */
    void table(String name, List<String> columns) throws IOException;

    /** Writes a row: texts, numbers, {@code LocalDate}s, {@code Instant}s; null for an empty cell. */
    void row(List<? extends @Nullable Object> values) throws IOException;
}
