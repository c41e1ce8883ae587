package dev.milepost.alert.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who is told when nobody acknowledged a rung in time.
 *
 * @param after ISO 8601 duration or period from the sending of the rung: {@code PT4H}, {@code P2D}
 * @param business whether its days are business days
 */
@Schema(name = "Escalation", description = "Who is told when nobody acknowledged in time.")
public record Escalation(
        @NotBlank
        @Size(max = 20)
        @Schema(
                required = true,
                description = "How long after the reminder was sent: an ISO 8601 duration or a number of days.",
                examples = "P2D")
        String after,

        @Schema(description = "Whether its days are business days of the recipient.", examples = "true")
        boolean business,

        @Size(max = 7) @Schema(description = "Whom it goes to.", examples = "[\"OWNER_MANAGER\"]")
        List<@NotNull RecipientKind> recipients,

        @Size(max = 20) @Schema(description = "Addresses it goes to as well.", examples = "[\"pmo@aurora.example\"]")
        List<@NotBlank @Size(max = 254) String> addresses,

        @Size(max = 5)
        @Schema(
                description =
                        "Webhooks of the tenant that it goes to as well, by their ids: systems, or chats as cards.",
                examples = "[\"0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a6f\"]")
        List<@NotNull UUID> webhooks) {
    public Escalation {
        recipients = recipients == null ? List.of() : recipients.stream().toList();
        addresses = addresses == null ? List.of() : addresses.stream().toList();
        webhooks = webhooks == null ? List.of() : webhooks.stream().toList();
    }
}
