package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.node.IntNode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads releases of one file and keeps what they say; what is wrong is refused item by item. */
final class ReadRelease {
    private static final int LONGEST_OCID = 200;

    private final FileContent content;
    private final ReleaseDocuments documents;
    private final Set<String> releases = new HashSet<>();

    ReadRelease(FileContent content) {
        this.content = content;
        this.documents = new ReleaseDocuments(content);
    }

    void read(Place release) {
        try {
            String ocid = ocid(release);
            Stamp stamp = stamp(release, ocid);
            new ReleaseParties(content, ocid, stamp).read(release);
            planning(release, ocid, stamp);
            tender(release, ocid, stamp);
            Items.each(release.at("contracts"), content, (contract, id) -> contract(contract, ocid, id, stamp));
        } catch (Refusal wrong) {
            content.refuse(wrong);
        }
    }

    private static String ocid(Place release) throws Refusal {
        if (!release.value().isObject()) {
            throw release.refusal("must be a release, which is an object");
        }
        String ocid = release.at("ocid").text(LONGEST_OCID);
        if (ocid == null) {
            throw release.at("ocid").refusal("an ocid is needed");
        }
        return ocid;
    }

    private Stamp stamp(Place release, String ocid) throws Refusal {
        String date = release.at("date").date();
        if (date == null) {
            throw release.at("date").refusal("the release needs a date: it says what is newer");
        }
        String id = release.at("id").isNothing() ? "" : release.at("id").id();
        if (!id.isEmpty() && !releases.add(ocid + " " + id)) {
            throw release.at("id").refusal("release '" + id + "' of " + ocid + " is in the file twice");
        }
        return new Stamp(date, id);
    }

    private void planning(Place release, String ocid, Stamp stamp) {
        Place planning = release.at("planning");
        Said said = new Said(stamp);
        Items.attempt(content, () -> said.text("project", planning.at("budget").at("project"), Said.LONGEST_TITLE));
        documents.read(planning.at("documents"), ContractDocuments.PLANNING, said);
        content.add(ocid, ObjectId.process(ocid), said.merged(), stamp, release.pointer());
        new ReleaseMilestones(content, ocid, stamp).read(planning, "planning", null);
    }

    private void tender(Place release, String ocid, Stamp stamp) {
        Place tender = release.at("tender");
        Said said = new Said(stamp);
        Items.attempt(content, () -> said.text("title", tender.at("title"), Said.LONGEST_TITLE));
        Items.attempt(content, () -> said.text("description", tender.at("description"), Said.LONGEST_DESCRIPTION));
        documents.read(tender.at("documents"), ContractDocuments.TENDER, said);
        content.add(ocid, ObjectId.process(ocid), said.merged(), stamp, release.pointer());
        new ReleaseMilestones(content, ocid, stamp).read(tender, "tender", null);
    }

    /** What is wrong with the contract itself is left out by itself, so that its milestones have where to go. */
    private void contract(Place contract, String ocid, String id, Stamp stamp) throws Refusal {
        ObjectId key = ObjectId.contract(ocid, id);
        if (key.key().length() > ObjectId.LONGEST_KEY) {
            throw contract.at("id").refusal("is too long: with the ocid at most " + ObjectId.LONGEST_KEY);
        }
        Said said = new Said(stamp).put("id", id);
        Items.attempt(content, () -> said.text("title", contract.at("title"), Said.LONGEST_TITLE));
        Items.attempt(content, () -> said.text("description", contract.at("description"), Said.LONGEST_DESCRIPTION));
        Items.attempt(content, () -> award(contract.at("awardID"), said));
        Items.attempt(content, () -> said.date("dateSigned", contract.at("dateSigned")));
        Items.attempt(content, () -> said.money("value", contract.at("value")));
        Items.attempt(content, () -> period(contract.at("period"), said));
        Items.attempt(content, () -> status(contract.at("status"), said));
        documents.read(contract.at("documents"), ContractDocuments.CONTRACT, said);
        Place implementation = contract.at("implementation");
        documents.read(implementation.at("documents"), ContractDocuments.IMPLEMENTATION, said);
        if (implementation.value().isObject() && !implementation.value().isEmpty()) {
            said.flag("implemented");
        }
        content.add(ocid, key, said.merged(), stamp, contract.pointer());
        var milestones = new ReleaseMilestones(content, ocid, stamp);
        milestones.read(contract, "contract", id);
        milestones.read(implementation, "implementation", id);
        new ReleaseTransactions(content, ocid, stamp).read(implementation.at("transactions"), id);
    }

    private static void award(Place award, Said said) throws Refusal {
        if (!award.isNothing()) {
            said.put("award", award.id());
        }
    }

    private static void period(Place period, Said said) throws Refusal {
        LocalDate start = day(period.at("startDate").date());
        LocalDate end = day(period.at("endDate").date());
        said.date("startDate", period.at("startDate"));
        if (start != null && end != null && end.isBefore(start)) {
            throw period.at("endDate").refusal("is before the start of the contract, " + start);
        }
        said.date("endDate", period.at("endDate"));
    }

    private static @Nullable LocalDate day(@Nullable String date) {
        return date == null ? null : OcdsDate.day(date);
    }

    private static void status(Place status, Said said) throws Refusal {
        String text = status.text(Said.LONGEST_TITLE);
        if (text == null) {
            return;
        }
        int progress = switch (text) {
            case "pending" -> 0;
            case "active" -> 1;
            case "terminated", "cancelled" -> 2;
            default -> throw status.refusal("'" + text + "' is none of pending, active, cancelled, terminated");
        };
        said.put(Merged.PROGRESS, IntNode.valueOf(progress));
    }
}
