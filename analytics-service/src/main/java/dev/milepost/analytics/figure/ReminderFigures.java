package dev.milepost.analytics.figure;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.milepost.analytics.question.Reminders.Cell;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether reminders help. */
@Schema(description = "Reminders of milestones, and what came of them.")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReminderFigures(
        @Schema(description = "Reminders that went out, escalations among them.", examples = "40", required = true)
        long sent,

        @Schema(description = "Those that could finally not be delivered.", examples = "1", required = true)
        long failed,

        @Schema(
                description = "The part of `sent` that went to somebody else because nothing happened.",
                examples = "4",
                required = true)
        long escalated,

        @Schema(description = "Those that somebody took note of.", examples = "25", required = true)
        long acknowledged,

        @Schema(
                description = "`acknowledged` / `sent`, 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.625",
                required = true)
        @Nullable
        BigDecimal acknowledgedRate,

        @Schema(
                description = "Of `sent`, those whose days are over or whose milestone was met within them.",
                examples = "38",
                required = true)
        long decided,

        @Schema(
                description = "Of these, those whose milestone was met within the days.",
                examples = "19",
                required = true)
        long metWithin,

        @Schema(
                description = "`metWithin` / `decided`, 4 digits.",
                type = SchemaType.NUMBER,
                nullable = true,
                examples = "0.5",
                required = true)
        @Nullable
        BigDecimal metWithinRate,

        @Schema(description = "The same of each rung, in the order of their names.", required = true)
        List<OfRung> rungs) {
    /** One rung. */
    @Schema(name = "RungFigures", description = "Reminders of one rung.")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record OfRung(
            @Schema(
                    description = "As an ISO 8601 period from the day, `P-7D` is a week before it.",
                    examples = "P-7D",
                    required = true)
            String rung,

            @Schema(examples = "20", required = true) long sent,
            @Schema(examples = "15", required = true) long acknowledged,
            @Schema(examples = "18", required = true) long decided,
            @Schema(examples = "9", required = true) long metWithin,

            @Schema(
                    description = "`metWithin` / `decided`, 4 digits.",
                    type = SchemaType.NUMBER,
                    nullable = true,
                    examples = "0.5",
                    required = true)
            @Nullable
            BigDecimal metWithinRate) {}

    static ReminderFigures of(List<Cell> cells) {
        TreeSet<String> rungs = new TreeSet<>();
        cells.forEach(cell -> rungs.add(cell.rung()));
        long sent = count(cells, ReminderFigures::isSent);
        long acknowledged = count(cells, cell -> cell.outcome().equals("ACKNOWLEDGED"));
        long decided = count(cells, ReminderFigures::isDecided);
        long met = count(cells, cell -> isSent(cell) && cell.met());
        return new ReminderFigures(
                sent,
                count(cells, cell -> cell.outcome().equals("FAILED")),
                count(cells, cell -> cell.outcome().equals("ESCALATED")),
                acknowledged,
                Rates.of(acknowledged, sent),
                decided,
                met,
                Rates.of(met, decided),
                rungs.stream().map(rung -> of(rung, cells)).toList());
    }

    private static OfRung of(String rung, List<Cell> cells) {
        List<Cell> own = cells.stream().filter(cell -> cell.rung().equals(rung)).toList();
        long decided = count(own, ReminderFigures::isDecided);
        long met = count(own, cell -> isSent(cell) && cell.met());
        return new OfRung(
                rung,
                count(own, ReminderFigures::isSent),
                count(own, cell -> cell.outcome().equals("ACKNOWLEDGED")),
                decided,
                met,
                Rates.of(met, decided));
    }

    private static boolean isSent(Cell cell) {
        return cell.outcome().equals("SENT") || cell.outcome().equals("ESCALATED");
    }

    private static boolean isDecided(Cell cell) {
        return isSent(cell) && (cell.over() || cell.met());
    }

    private static long count(List<Cell> cells, Predicate<Cell> those) {
        return cells.stream().filter(those).mapToLong(Cell::n).sum();
    }
}
