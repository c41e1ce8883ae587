package dev.milepost.milestone.ocds;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The milestones of one section of a release. */
final class ReleaseMilestones {
    /** What fields of the documents begin with. */
    static final String DOCUMENT = "document/";

    private static final Set<String> STATUSES = Set.of("scheduled", "met", "notMet", "partiallyMet");
    private static final int LONGEST_CODE = 200;

    private final FileContent content;
    private final ReleaseDocuments documents;
    private final String ocid;
    private final Stamp stamp;

    ReleaseMilestones(FileContent content, String ocid, Stamp stamp) {
        this.content = content;
        this.documents = new ReleaseDocuments(content);
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
            documents.read(milestone.at("documents"), section.at("documents"), DOCUMENT, said);
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
}
