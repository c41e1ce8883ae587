package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Which;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a question. */
@Schema(description = "Figures, the moment they are of, and what stands behind them.")
public record Answer<F>(
        @Schema(description = "The moment of the figures.", examples = "2027-03-01T08:00:00Z", required = true)
        Instant asOf,

        @Schema(description = "Which date is the promised one.", required = true)
        Against against,

        @Schema(description = "First promised day; absent without a bound.", examples = "2027-01-01") @Nullable
        LocalDate from,

        @Schema(description = "Last promised day; absent without a bound.", examples = "2027-03-31") @Nullable
        LocalDate to,

        @Schema(description = "What is grouped by.", examples = "[\"team\"]", required = true)
        List<String> groupBy,

        @Schema(
                description = "How many milestones stand behind the answer; one with two tags counts once.",
                examples = "40",
                required = true)
        long milestones,

        @Schema(
                description =
                        "How many groups are kept back because few people stand behind them: figures of single persons are for"
                                + " the tenant's managers and administrators. Their milestones count in `milestones`.",
                examples = "0",
                required = true)
        int suppressedGroups,

        @Schema(
                description = "The list of exactly those milestones.",
                examples = "/api/v1/analytics/milestones?which=MEASURED&asOf=2027-03-01T08:00:00Z&against=BASELINE",
                required = true)
        String drillDown,

        @Schema(description = "In the order of their keys unless the question says another.", required = true)
        List<Group<F>> groups) {
    static <F> Answer<F> of(Frame frame, Which which, long milestones, List<Group<F>> groups) {
        List<Group<F>> shown = frame.withheld().isEmpty()
                ? groups
                : groups.stream()
                        .filter(group ->
                                !frame.withholds(new ArrayList<>(group.key().values())))
                        .toList();
        return new Answer<>(
                frame.asOf(),
                frame.against(),
                frame.from(),
                frame.to(),
                frame.groupBy().stream().map(Key::name).toList(),
                milestones,
                groups.size() - shown.size(),
                frame.drillDown(which, List.of()),
                shown);
    }

    /** The same with other groups. */
    Answer<F> with(List<Group<F>> others) {
        return new Answer<>(asOf, against, from, to, groupBy, milestones, suppressedGroups, drillDown, others);
    }

    /** The same after so many groups were kept back. */
    Answer<F> without(int suppressed) {
        return new Answer<>(asOf, against, from, to, groupBy, milestones, suppressed, drillDown, groups);
    }
}
