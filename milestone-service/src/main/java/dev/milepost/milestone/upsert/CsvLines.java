package dev.milepost.milestone.upsert;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;

/** Where the items of a request that is a CSV file begin in it; nothing of one that is JSON. */
@RequestScoped
class CsvLines {
    private List<Long> lines = List.of();

    /** @param found the lines, counted from 1, in the order of the items */
    void are(List<Long> found) {
        lines = List.copyOf(found);
    }

    /** The report with the line of each item. */
    BulkUpsertReport in(BulkUpsertReport report) {
        return lines.isEmpty()
                ? report
                : report.with(report.items().stream()
                        .map(one -> one.at(lines.get(one.index())))
                        .toList());
    }
}
