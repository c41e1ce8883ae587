package dev.milepost.milestone.ocds;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One contracting process while its import runs: as it was known, and as it is with what the file says. */
final class ProcessImport {
    private final String ocid;
    private final FileContent content;
    private final Map<ObjectId, Merged> before;
    private final Map<ObjectId, Merged> after;
    private final ProcessView viewBefore;
    private final ProcessView viewAfter;

    ProcessImport(String ocid, FileContent content, Map<ObjectId, Merged> known) {
        this.ocid = ocid;
        this.content = content;
        this.before = known;
        this.after = new HashMap<>(known);
        content.of(ocid).forEach((id, found) -> after.merge(id, found.merged(), Merged::join));
        this.viewBefore = new ProcessView(ocid, before);
        this.viewAfter = new ProcessView(ocid, after);
    }

    String ocid() {
        return ocid;
    }

    ProcessView before() {
        return viewBefore;
    }

    ProcessView after() {
        return viewAfter;
    }

    /** What changed, to be stored. */
    java.util.List<OcdsObjects.Row> changes() {
        return after.entrySet().stream()
                .filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .map(one -> new OcdsObjects.Row(one.getKey(), ocid, one.getValue()))
                .toList();
    }

    boolean isKnown(ObjectId id) {
        return before.containsKey(id);
    }

    Map<ObjectId, Merged> objects() {
        return after;
    }

    boolean isInFile(ObjectId id) {
        return content.of(ocid).containsKey(id);
    }

    /** Where the file speaks of {@code id}; where it does not, of the process that brings it along. */
    String pointer(ObjectId id) {
        FileContent.@Nullable Found found = content.find(ocid, id);
        if (found == null) {
            found = content.find(ocid, ObjectId.process(ocid));
        }
        return found == null ? "" : found.pointer();
    }
}
