package dev.milepost.alert;

import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refusal as the specification describes it; service-kit makes the real ones. */
@Schema(name = "Problem", description = "A refusal, as RFC 9457 has it.")
record ProblemView(
        @Schema(description = "Stable name of the kind of problem, and the address of its page.", required = true)
        URI type,

        @Schema(description = "The kind of problem in a line.", required = true)
        String title,

        @Schema(description = "The HTTP status.", required = true)
        int status,

        @Schema(description = "What was wrong this time and what to do.") @Nullable
        String detail,

        @Schema(description = "The path of the request.") @Nullable
        String instance,

        @Schema(description = "What is wrong with the input, each with its place.") @Nullable
        List<ViolationView> violations,

        @Schema(description = "Finds the request in the operator's log.", required = true)
        String traceId) {

    /** One thing that is wrong with the input. */
    @Schema(name = "Violation")
    record ViolationView(
            @Schema(description = "The name of the parameter.", required = true)
            String field,

            @Schema(description = "What is wrong and what would be right.", required = true)
            String message) {}
}
