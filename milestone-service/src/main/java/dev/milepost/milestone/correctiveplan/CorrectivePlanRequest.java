package dev.milepost.milestone.correctiveplan;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A corrective action plan to open. */
@Schema(name = "CorrectivePlanRequest")
public record CorrectivePlanRequest(
        @Schema(description = "Why it came to that.", examples = "The formwork came three weeks late.")
        @Size(max = 4000)
        @Nullable
        String cause,

        @Schema(description = "What is done about it; more can be added later.") @Size(max = 100)
        List<@NotNull @Valid CorrectiveActionRequest> actions) {
    public CorrectivePlanRequest {
        actions = Lists.copyOrEmpty(actions);
    }
}
