package dev.milepost.events;

import org.jspecify.annotations.Nullable;

/**
 * A file of a run of a report.
 *
 * @param format {@code CSV}, {@code XLSX} or {@code SVG}
 * @param name of the file
 * @param bytes how large it is
 * @param content the file in base64 (RFC 4648, 4); null for one that is too large to travel in an event
 */
public record ReportFile(
        String format,
        String name,
        String mediaType,
        long bytes,
        @Nullable String content) {}
