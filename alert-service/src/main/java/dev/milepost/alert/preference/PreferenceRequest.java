package dev.milepost.alert.preference;

import dev.milepost.alert.ladder.QuietHours;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person wants. */
@Schema(name = "PreferenceRequest", description = "What a person wants of a channel.")
record PreferenceRequest(
        @Schema(description = "Whether nothing is to come that is not mandatory.", examples = "false")
        boolean muted,

        @Valid
        @Schema(description = "Hours in which nothing is to come that is not mandatory; absent for none.")
        @Nullable
        QuietHours quietHours,

        @Schema(
                description =
                        "How what is not mandatory comes: AT_ONCE by a mail of its own, DIGEST by the next digest, INBOX"
                                + " by no mail; AT_ONCE when absent.",
                examples = "AT_ONCE")
        @Nullable
        Delivery delivery,

        @NotNull @Size(max = 20) @Schema(description = "How some kinds come, other than the rest.")
        List<@NotNull @Valid KindDelivery> deliveries,

        @Valid @Schema(description = "When digests come; absent for none.") @Nullable
        DigestWish digest,

        @Schema(
                description = "Whether saved reports of others come, of which one is a recipient; true when absent.",
                examples = "true")
        @Nullable
        Boolean reports) {
    PreferenceRequest {
        deliveries = deliveries == null ? List.of() : deliveries.stream().toList();
    }
}
