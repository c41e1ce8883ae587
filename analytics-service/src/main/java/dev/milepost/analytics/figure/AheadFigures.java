package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be done when. */
@Schema(
        description =
                "Open milestones by when they are due. Each is in one of `overdue`, `weeks`, `later` and `undated`.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AheadFigures(
        @Schema(examples = "12", required = true) long open,

        @Schema(description = "The promised date is over.", required = true)
        Part overdue,

        @Schema(description = "This week and those after it, empty ones as well.", required = true)
        List<Week> weeks,

        @Schema(description = "After the last of these weeks.", required = true)
        Part later,

        @Schema(description = "Without a promised date.", required = true)
        Part undated) {
    /** Some of the open milestones. */
    @Schema(name = "OpenPart", description = "Some of the open milestones.")
    public record Part(
            @Schema(examples = "2", required = true) long open,

            @Schema(
                    description = "The list of exactly those milestones.",
                    examples = "/api/v1/analytics/milestones?which=OVERDUE&asOf=2027-03-01T08:00:00Z&team=legal",
                    required = true)
            String drillDown) {}

    /** Those of a week. */
    @Schema(name = "WeekAhead", description = "The open milestones of a week that are not overdue.")
    public record Week(
            @Schema(description = "ISO 8601.", examples = "2027-W09", required = true)
            String week,

            @Schema(description = "Its Monday.", examples = "2027-03-01", required = true)
            LocalDate from,

            @Schema(examples = "4", required = true) long open,

            @Schema(
                    description = "The list of exactly those milestones.",
                    examples =
                            "/api/v1/analytics/milestones?which=COMING&asOf=2027-03-01T08:00:00Z&team=legal&week=2027-W10",
                    required = true)
            String drillDown) {}
}
