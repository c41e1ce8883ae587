package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The milestones of one section of a release. */
final class ReleaseMilestones {
    /** What fields of the documents begin with. */
    static final String DOCUMENT = "document/";

    private static final Set<String> STATUSES = Set.of("scheduled", "met", "notMet", "partiallyMet");
    private static final int LONGEST_CODE = 200;
    private static final int LONGEST_URL = 2000;

    private final FileContent content;
    private final String ocid;
    private final Stamp stamp;

    ReleaseMilestones(FileContent content, String ocid, Stamp stamp) {
        this.content = content;
        this.ocid = ocid;
        this.stamp = stamp;
    }

    /** Reads the milestones of {@code section}; without {@code contract} they are the process's own. */
    void read(Place section, String stage, @Nullable String contract) {
        Items.each(section.at("milestones"), content, (milestone, id) -> {
            ObjectId key = ObjectId.milestone(ocid, stage, contract == null ? "-" : contract, id);
            if (key.key().length() > ObjectId.LONGEST_KEY) {
                throw milestone.at("id").refusal("is too long: with ocid and contract at most " + ObjectId.LONGEST_KEY);
            }
            Said said = new Said(stamp)
                    .put("id", id)
                    .put("stage", stage)
                    .put(
                            "contract",
                            contract == null
                                    ? ocid
                                    : ObjectId.contract(ocid, contract).key());
            describe(milestone, said);
            documents(milestone.at("documents"), section.at("documents"), said);
            content.add(ocid, key, said.merged(), stamp, milestone.pointer());
        });
    }

    private void describe(Place milestone, Said said) throws Refusal {
        said.text("title", milestone.at("title"), Said.LONGEST_TITLE)
                .text("description", milestone.at("description"), Said.LONGEST_DESCRIPTION)
                .text("type", milestone.at("type"), LONGEST_CODE)
                .text("code", milestone.at("code"), LONGEST_CODE)
                .date("dueDate", milestone.at("dueDate"))
                .date("dateMet", milestone.at("dateMet"))
                .date("dateModified", milestone.at("dateModified"))
                .money("value", milestone.at("value"));
        String due = milestone.at("dueDate").date();
        if (due != null) {
            said.put(Merged.FIRST_DUE_DATE, due);
        }
        String status = milestone.at("status").text(LONGEST_CODE);
        if (status != null && !STATUSES.contains(status)) {
            throw milestone.at("status").refusal("'" + status + "' is none of scheduled, met, notMet, partiallyMet");
        }
        if (status != null) {
            said.put("status", status);
        }
    }

    /** A document may be given by its id alone and be described in its section. */
    private void documents(Place documents, Place described, Said said) {
        Items.each(documents, content, (document, id) -> {
            Place full = document.at("url").isNothing() ? find(described, id, document) : document;
            String url = full.at("url").text(LONGEST_URL);
            if (url == null || !isLink(url)) {
                throw document.refusal(
                        url == null ? "has no url to link to" : "'" + url + "' is no http or https address");
            }
            ObjectNode link = JsonNodeFactory.instance.objectNode().put("url", url);
            String title = full.at("title").text(Said.LONGEST_TITLE);
            said.put(DOCUMENT + id, title == null ? link : link.put("title", title));
        });
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
            URI uri = new URI(url);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
