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
    private final List<RefusedItem> refused = new ArrayList<>();

    void add(Effect effect, Kind kind, UUID id, String externalId, String pointer) {
        results.merge(
                new Key(kind, externalId),
                new Result(effect, new ImportedItem(kind, id, externalId, pointer)),
                (first, then) -> first.effect == Effect.UNCHANGED ? then : first);
    }

    void refuse(String pointer, String reason) {
        refused.add(new RefusedItem(pointer, reason));
    }

    ImportReport report(List<RefusedItem> unread, boolean dryRun) {
        List<RefusedItem> all = new ArrayList<>(unread);
        all.addAll(refused);
        List<ImportedItem> created = items(Effect.CREATED);
        if (dryRun) {
            created = created.stream()
                    .map(one -> new ImportedItem(one.kind(), null, one.externalId(), one.pointer()))
                    .toList();
        }
        return new ImportReport(dryRun, created, items(Effect.UPDATED), items(Effect.UNCHANGED), all);
    }

    private List<ImportedItem> items(Effect effect) {
        return results.values().stream()
                .filter(one -> one.effect == effect)
                .map(Result::item)
                .toList();
    }
}
