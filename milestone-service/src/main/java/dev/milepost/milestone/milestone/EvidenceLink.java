package dev.milepost.milestone.milestone;

import dev.milepost.events.Evidence;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A link that shows that work was done. */
@Schema(
        name = "EvidenceLink",
        requiredProperties = {"url"})
public record EvidenceLink(
        @Schema(
                description = "Absolute http or https link.",
                maxLength = Checks.LONGEST_URL,
                examples = "https://files.example/acceptance-report.pdf")
        @Nullable
        URI url,

        @Schema(
                description = "What it is; absent where the link says it all.",
                maxLength = 500,
                examples = "Acceptance report")
        @Nullable
        String title) {
    private static final int LONGEST_TITLE = 500;

    /** The links of a submission, each as evidence; refused when one of them leads nowhere. */
    static List<Evidence> checked(List<EvidenceLink> links) {
        Violations found = new Violations();
        found.check(
                links.size() <= Milestone.MOST_EVIDENCE,
                "evidence",
                "may have at most " + Milestone.MOST_EVIDENCE + " entries");
        for (int i = 0; i < links.size(); i++) {
            check(found, "evidence[" + i + "].", links.get(i));
        }
        found.throwIfAny();
        return links.stream()
                .map(link -> new Evidence(link.url(), link.title()))
                .toList();
    }

    /** Adds what is wrong with the link; {@code at} comes before the name of a field. */
    public static void check(Violations found, String at, @Nullable EvidenceLink link) {
        Checks.link(found, at + "url", link == null ? null : link.url());
        checkTitle(found, at + "title", link == null ? null : link.title());
    }

    /** Adds what is wrong with a title. */
    public static void checkTitle(Violations found, String field, @Nullable String title) {
        found.check(
                title == null || !title.isBlank() && title.length() <= LONGEST_TITLE,
                field,
                "must have 1 to " + LONGEST_TITLE + " characters, or be absent");
    }
}
