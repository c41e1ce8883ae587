package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.problem.Violations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Milestones as a CSV file (RFC 4180): a header, then one milestone a record. The columns {@code source} and {@code id} are
 * its external id, the others are fields of a milestone by their paths, such as {@code dueDate} or {@code
 * paymentTerm.percent}. An empty cell says nothing.
 */
final class MilestoneCsv {
    private static final String SOURCE = "source";
    private static final String ID = "id";
    /** Lists of texts are one cell. */
    private static final String TAGS = "tags";

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_COLUMN = 200;
    /** No field of a milestone lies deeper. */
    private static final int DEEPEST_COLUMN = 5;

    private static final int MOST_ITEMS = 1000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<MilestoneUpsertItem> items = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();

    private MilestoneCsv() {}

    /** Reads a file; refused with 400 and the line when it is no table. */
    static MilestoneCsv read(String file) {
        MilestoneCsv read = new MilestoneCsv();
        String text = file.startsWith(BYTE_ORDER_MARK) ? file.substring(1) : file;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (NamedCsvRecord one : csv) {
                read.add(one);
            }
        } catch (CsvParseException e) {
            throw Violations.of("body", "is no CSV (RFC 4180): " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (read.items.isEmpty()) {
            throw Violations.of("body", "has no record; a header and at least one are needed");
        }
        return read;
    }

    private void add(NamedCsvRecord one) {
        if (items.isEmpty()) {
            checkHeader(one.getHeader());
        }
        long line = one.getStartingLineNumber();
        if (one.getFieldCount() != one.getHeader().size()) {
            throw Violations.of(
                    "line " + line,
                    "has " + one.getFieldCount() + " cells, and the header "
                            + one.getHeader().size());
        }
        if (items.size() == MOST_ITEMS) {
            throw Violations.of("line " + line, "is one too many; send at most " + MOST_ITEMS + " at a time");
        }
        ObjectNode milestone = JsonNodeFactory.instance.objectNode();
        for (String column : one.getHeader()) {
            String cell = one.getField(column);
            if (!cell.isBlank() && !column.equals(SOURCE) && !column.equals(ID)) {
                put(milestone, column, cell, line);
            }
        }
        items.add(new MilestoneUpsertItem(new ExternalId(one.getField(SOURCE), one.getField(ID)), milestone));
        lines.add(line);
    }

    private static void checkHeader(List<String> header) {
        new Violations()
                .check(header.contains(SOURCE), "line 1", "needs a column '" + SOURCE + "': which system knows them")
                .check(header.contains(ID), "line 1", "needs a column '" + ID + "': what that calls them")
                .check(new HashSet<>(header).size() == header.size(), "line 1", "has a column twice")
                .check(header.size() <= MOST_COLUMNS, "line 1", "has more than " + MOST_COLUMNS + " columns")
                .check(
                        header.stream().allMatch(MilestoneCsv::mayBeAField),
                        "line 1",
                        "has a column that is no path of a field: at most " + DEEPEST_COLUMN
                                + " names with dots between, " + LONGEST_COLUMN + " characters")
                .throwIfAny();
    }

    private static boolean mayBeAField(String column) {
        return column.length() <= LONGEST_COLUMN
                && column.chars().filter(c -> c == '.').count() < DEEPEST_COLUMN;
    }

    private static void put(ObjectNode milestone, String column, String cell, long line) {
        if (column.equals(TAGS)) {
            var tags = milestone.putArray(TAGS);
            for (String tag : cell.split(";")) {
                tags.add(tag.strip());
            }
            return;
        }
        ObjectNode at = milestone;
        String[] path = column.split("\\.", -1);
        for (int i = 0; i < path.length - 1; i++) {
            var next = at.get(path[i]);
            if (next != null && !next.isObject()) {
                throw Violations.of("line " + line, "'" + column + "' is part of another column");
            }
            at = next == null ? at.putObject(path[i]) : (ObjectNode) next;
        }
        at.put(path[path.length - 1], cell);
    }

    List<MilestoneUpsertItem> items() {
        return items;
    }

    /** The lines on which the items begin, from 1. */
    List<Long> lines() {
        return lines;
    }
}
