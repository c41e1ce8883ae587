package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.problem.Violation;
import dev.milepost.kit.problem.Violations;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The items of a bulk upsert, sorted into those that can be tried and those that cannot; and what became of each. */
final class BulkRows {
    private final List<BulkRow> sound = new ArrayList<>();
    private final List<BulkUpsertRow> done = new ArrayList<>();
    private final String field;

    /** @param field what the content of an item is called */
    <I> BulkRows(
            List<I> items,
            String field,
            Function<I, @Nullable ExternalId> nameOf,
            Function<I, @Nullable JsonNode> saidBy) {
        this.field = field;
        Map<ExternalId, Integer> places = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            I item = items.get(i);
            ExternalId name = item == null ? null : nameOf.apply(item);
            JsonNode said = item == null ? null : saidBy.apply(item);
            try {
                sound.add(new BulkRow(i, named(name, i, places), content(said)));
            } catch (HttpProblem problem) {
                refuse(i, name, problem);
            }
        }
    }

    private static ExternalId named(@Nullable ExternalId name, int place, Map<ExternalId, Integer> places) {
        if (name == null || name.source() == null || name.id() == null) {
            throw Violations.of("externalId", "is needed, with source and id");
        }
        ExternalName.checked(name);
        Integer first = places.putIfAbsent(name, place);
        if (first != null) {
            throw Violations.of("externalId", "is that of item " + first + " already");
        }
        return name;
    }

    private JsonNode content(@Nullable JsonNode said) {
        if (said == null || !said.isObject()) {
            throw Violations.of(field, "is needed: what it is to be, as an object");
        }
        return said;
    }

    /** Those that can be tried. */
    List<BulkRow> sound() {
        return sound;
    }

    void done(BulkRow row, Upserted<?> upserted) {
        done.add(BulkUpsertRow.from(row, upserted));
    }

    void refuse(BulkRow row, HttpProblem problem) {
        refuse(row.place(), row.name(), problem);
    }

    private void refuse(int place, @Nullable ExternalId name, HttpProblem problem) {
        RowProblem found = RowProblem.from(problem);
        List<Violation> placed = found.violations().stream()
                .map(one -> new Violation("items[" + place + "]." + place(one.field()), one.message()))
                .toList();
        done.add(BulkUpsertRow.refused(
                place, name, new RowProblem(found.type(), found.title(), found.status(), found.detail(), placed)));
    }

    private String place(String inRow) {
        return inRow.startsWith("externalId") && !inRow.startsWith("externalIds") || inRow.equals(field)
                ? inRow
                : field + "." + inRow;
    }

    /** What became of all of them, in the order in which they were sent. */
    List<BulkUpsertRow> report() {
        return done.stream()
                .sorted(Comparator.comparingInt(BulkUpsertRow::index))
                .toList();
    }
}
