package dev.milepost.milestone.ocds;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the releases of one file together say, and what of it could not be taken. */
final class FileContent {
    /** A thing that the file tells of; {@code pointer} is where its newest release does. */
    record Found(Merged merged, Stamp newest, String pointer) {
        private Found join(Found other) {
            Found later = other.newest.compareTo(newest) >= 0 ? other : this;
            return new Found(merged.join(other.merged), later.newest, later.pointer);
        }
    }

    private final Map<String, Map<ObjectId, Found>> processes = new LinkedHashMap<>();
    private final List<RefusedItem> refused = new ArrayList<>();

    void add(String ocid, ObjectId id, Merged said, Stamp stamp, String pointer) {
        said.put(Merged.SEEN, "", stamp);
        processes
                .computeIfAbsent(ocid, one -> new LinkedHashMap<>())
                .merge(id, new Found(said, stamp, pointer), Found::join);
    }

    void refuse(Refusal refusal) {
        refused.add(refusal.toItem());
    }

    /** The contracting processes of the file, in its order. */
    List<String> ocids() {
        return List.copyOf(processes.keySet());
    }

    Map<ObjectId, Found> of(String ocid) {
        return processes.getOrDefault(ocid, Map.of());
    }

    /** Lets go of a process that is done: a file may hold many. */
    void forget(String ocid) {
        processes.remove(ocid);
    }

    @Nullable
    Found find(String ocid, ObjectId id) {
        return of(ocid).get(id);
    }

    List<RefusedItem> refused() {
        return refused;
    }
}
