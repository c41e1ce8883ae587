package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the service shows of a tenant's imports, without what every import makes anew: ids, versions and times. */
record SystemPicture(
        SortedSet<String> parties,
        SortedSet<String> contracts,
        SortedSet<String> milestones,
        SortedSet<String> payments) {
    private static final List<String> ANEW = List.of("id", "version", "createdAt", "updatedAt", "activatedAt");

    static SystemPicture of(Importer tenant) {
        Map<String, String> names = new HashMap<>();
        for (String list : List.of("/parties", "/contracts", "/milestones")) {
            tenant.all(list).forEach(item -> names.put(item.path("id").asText(), Importer.externalId(item)));
        }
        List<JsonNode> live = tenant.all("/payments").stream()
                .filter(one -> !one.path("status").asText().equals("CANCELLED"))
                .toList();
        return new SystemPicture(
                shown(tenant.all("/parties"), names),
                shown(tenant.all("/contracts"), names),
                shown(tenant.all("/milestones"), names),
                shown(live, names));
    }

    private static SortedSet<String> shown(List<JsonNode> items, Map<String, String> names) {
        SortedSet<String> shown = new TreeSet<>();
        for (JsonNode item : items) {
            ObjectNode copy = ((ObjectNode) item.deepCopy()).remove(ANEW);
            copy.path("parts").forEach(part -> ((ObjectNode) part).remove("entryId"));
            String text = copy.toString();
            for (Map.Entry<String, String> name : names.entrySet()) {
                text = text.replace(name.getKey(), name.getValue());
            }
            shown.add(text);
        }
        return shown;
    }
}
