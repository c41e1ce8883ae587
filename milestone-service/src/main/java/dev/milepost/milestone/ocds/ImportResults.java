package dev.milepost.milestone.ocds;

import dev.milepost.milestone.value.ExternalIdRegistry.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Gathers what an import did. A party of several processes counts once, by the first that was done to it. */
final class ImportResults {
    enum Effect {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    private record Key(Kind kind, String externalId) {}

    private record Result(Effect effect, ImportedItem item) {}

    private final Map<Key, Result> results = new LinkedHashMap<>();
    private final List<RefusedItem> refused;

    /** {@code unread} is what of the file could not be read. */
    ImportResults(List<RefusedItem> unread) {
        this.refused = new ArrayList<>(unread);
    }

    void add(Effect effect, Kind kind, UUID id, String externalId, String pointer) {
        results.merge(
                new Key(kind, externalId),
                new Result(effect, new ImportedItem(kind, id, externalId, pointer)),
                (first, then) -> first.effect == Effect.UNCHANGED ? then : first);
    }

    void refuse(String pointer, String reason) {
        refused.add(new RefusedItem(pointer, reason));
    }

    ImportReport report(boolean dryRun) {
        List<ImportedItem> created = items(Effect.CREATED);
        if (dryRun) {
            created = created.stream()
                    .map(one -> new ImportedItem(one.kind(), null, one.externalId(), one.pointer()))
                    .toList();
        }
        return new ImportReport(dryRun, created, items(Effect.UPDATED), items(Effect.UNCHANGED), List.copyOf(refused));
    }

    private List<ImportedItem> items(Effect effect) {
        return results.values().stream()
                .filter(one -> one.effect == effect)
                .map(Result::item)
                .toList();
    }
}
