package dev.milepost.alert.webhook.delivery;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be sent again. */
@Schema(name = "ReplayRequest")
public record ReplayRequest(
        @Schema(
                description =
                        "Those in one of these states; those that FAILED when absent or empty. PENDING ones do not"
                                + " wait any longer.",
                examples = "[\"FAILED\"]")
        @Size(max = 10)
        List<DeliveryState> states,

        @Schema(
                description = "Those that were put in line at or after this moment; all when absent.",
                examples = "2027-03-01T00:00:00Z")
        @Nullable
        Instant from,

        @Schema(
                description = "Those that were put in line before this moment; all when absent.",
                examples = "2027-03-02T00:00:00Z")
        @Nullable
        Instant to) {
    public ReplayRequest {
        states = states == null || states.isEmpty() ? List.of(DeliveryState.FAILED) : states;
    }
}
