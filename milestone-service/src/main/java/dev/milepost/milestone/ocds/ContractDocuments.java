package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.Document;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which documents a contract has: its own and those of its implementation, then those of its award, its tender and its
 * planning. A document that several of them list is there once, as the first of them describes it.
 */
final class ContractDocuments {
    static final String PLANNING = "document/planning/";
    static final String TENDER = "document/tender/";
    static final String CONTRACT = "document/contract/";
    static final String IMPLEMENTATION = "document/implementation/";

    private ContractDocuments() {}

    static String ofAward(String id) {
        return "document/award/" + ObjectId.escaped(id) + "/";
    }

    static List<Document> of(Merged process, Merged contract) {
        List<Document> all = new ArrayList<>();
        add(contract, CONTRACT, all);
        add(contract, IMPLEMENTATION, all);
        String award = contract.text("award");
        if (award != null) {
            add(process, ofAward(award), all);
        }
        add(process, TENDER, all);
        add(process, PLANNING, all);
        Map<URI, Document> byAddress = new LinkedHashMap<>();
        all.forEach(document -> byAddress.putIfAbsent(document.url(), document));
        return List.copyOf(byAddress.values());
    }

    private static void add(Merged merged, String prefix, List<Document> documents) {
        merged.under(prefix).values().forEach(link -> documents.add(document(link)));
    }

    private static Document document(JsonNode link) {
        return new Document(URI.create(link.path("url").asText()), text(link, "title"), text(link, "type"));
    }

    private static @Nullable String text(JsonNode link, String field) {
        return link.path(field).isTextual() ? link.path(field).asText() : null;
    }
}
