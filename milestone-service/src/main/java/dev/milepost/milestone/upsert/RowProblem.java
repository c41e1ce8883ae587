package dev.milepost.milestone.upsert;

import dev.milepost.kit.problem.Violation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a row was refused: what the single request would have been answered. */
@Schema(name = "RowProblem")
public record RowProblem(
        @Schema(
                description = "The kind of refusal, as in a problem document.",
                examples = "https://milepost.dev/problems/invalid-input")
        URI type,

        @Schema(examples = "The input has errors") String title,

        @Schema(description = "The HTTP status of it.", examples = "400")
        int status,

        @Schema(description = "What was wrong and what to do.", examples = "title: must not be blank") @Nullable
        String detail,

        @Schema(description = "What is wrong with the fields of the row.")
        List<Violation> violations) {
    static RowProblem from(HttpProblem problem) {
        List<Violation> violations = problem.getParameters().get("violations") instanceof List<?> all
                ? all.stream()
                        .filter(Violation.class::isInstance)
                        .map(Violation.class::cast)
                        .toList()
                : List.of();
        return new RowProblem(
                problem.getType(), problem.getTitle(), problem.getStatusCode(), problem.getDetail(), violations);
    }
}
