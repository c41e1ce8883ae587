package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.Evidence;
import dev.milepost.events.ExternalId;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.Money;
import dev.milepost.events.Origin;
import dev.milepost.events.PaymentTerm;
import dev.milepost.milestone.milestone.ReportedMilestone;
import dev.milepost.milestone.value.Moneys;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts a merged milestone into our words. */
final class MergedMilestone {
    /** The source of external ids that are OCDS identities. */
    static final String SOURCE = "ocds";

    private static final int MOST_EVIDENCE = 100;

    private MergedMilestone() {}

    static ReportedMilestone report(String key, Merged merged) {
        MilestoneStatus status = status(merged.text("status"));
        Money value = money(merged.get("value"));
        return new ReportedMilestone(
                new ExternalId(SOURCE, key),
                title(merged),
                merged.text("description"),
                MilestoneTypes.of(merged.text("type")),
                status,
                merged.day("dueDate"),
                merged.day(Merged.FIRST_DUE_DATE),
                status == MilestoneStatus.MET ? metOn(merged) : null,
                evidence(merged),
                value == null ? null : new PaymentTerm(null, value, 0),
                origin(merged));
    }

    private static String title(Merged merged) {
        for (String name : List.of("title", "code")) {
            String text = merged.text(name);
            if (text != null) {
                return text;
            }
        }
        return "Milestone " + merged.text("id");
    }

    private static MilestoneStatus status(@Nullable String status) {
        return switch (status) {
            case "met" -> MilestoneStatus.MET;
            case "partiallyMet" -> MilestoneStatus.IN_PROGRESS;
            case null, default -> MilestoneStatus.PLANNED; // notMet says: not yet, as of dateModified
        };
    }

    /** The day it was met; where no release says so, the day of the news that it was. */
    private static LocalDate metOn(Merged merged) {
        LocalDate met = merged.day("dateMet");
        if (met == null) {
            met = merged.day("dateModified");
        }
        return met == null
                ? OcdsDate.day(Objects.requireNonNull(merged.stamp("status")).date())
                : met;
    }

    private static List<Evidence> evidence(Merged merged) {
        return merged.under(ReleaseMilestones.DOCUMENT).values().stream()
                .limit(MOST_EVIDENCE)
                .map(one -> new Evidence(
                        URI.create(one.path("url").asText()),
                        one.path("title").isTextual() ? one.path("title").asText() : null))
                .toList();
    }

    private static Origin origin(Merged merged) {
        Stamp newest = merged.stamp(Merged.SEEN);
        return new Origin(
                merged.text("stage"),
                merged.text("type"),
                merged.text("code"),
                merged.text("status"),
                merged.text("dueDate"),
                merged.text("dateMet"),
                merged.text("dateModified"),
                newest == null ? null : newest.at());
    }

    /** Money as {@link Place#node} keeps it. */
    static @Nullable Money money(JsonNode node) {
        return node.isNull()
                ? null
                : Moneys.of(
                        new BigDecimal(node.path("amount").asText()),
                        node.path("currency").asText());
    }
}
