package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.milestone.value.Checks;
import java.net.URI;
import java.net.URISyntaxException;

/** The documents that a part of a release lists, as links. */
final class ReleaseDocuments {
    private static final int LONGEST_TYPE = 100;

    private final FileContent content;

    ReleaseDocuments(FileContent content) {
        this.content = content;
    }

    /** Keeps each document of {@code list} under {@code prefix} and its id. */
    void read(Place list, String prefix, Said said) {
        Items.each(list, content, (document, id) -> said.put(prefix + id, link(document)));
    }

    /** The same, where a document may be given by its id alone and be described in its section. */
    void read(Place list, Place described, String prefix, Said said) {
        Items.each(list, content, (document, id) -> {
            Place full = document.at("url").isNothing() ? find(described, id, document) : document;
            said.put(prefix + id, link(full));
        });
    }

    private static JsonNode link(Place document) throws Refusal {
        String url = document.at("url").text(Checks.LONGEST_URL);
        if (url == null) {
            throw document.refusal("has no url to link to");
        }
        if (!isLink(url)) {
            throw document.refusal("'" + url + "' is no http or https address");
        }
        ObjectNode link = JsonNodeFactory.instance.objectNode().put("url", url);
        String title = document.at("title").text(Said.LONGEST_TITLE);
        String type = document.at("documentType").text(LONGEST_TYPE);
        if (title != null) {
            link.put("title", title);
        }
        return type == null ? link : link.put("type", type);
    }

    private static Place find(Place described, String id, Place document) throws Refusal {
        for (int i = 0; i < described.value().size(); i++) {
            Place one = described.at(i);
            if (!one.at("id").isNothing() && one.at("id").id().equals(id)) {
                return one;
            }
        }
        return document;
    }

    private static boolean isLink(String url) {
        try {
            return Checks.isLink(new URI(url));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
