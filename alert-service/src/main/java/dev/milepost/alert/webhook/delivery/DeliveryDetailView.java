package dev.milepost.alert.webhook.delivery;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A delivery with what is sent and what came back. */
@Schema(name = "WebhookDeliveryDetail")
public record DeliveryDetailView(
        @Schema(description = "The delivery.") DeliveryView delivery,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = Schema.True.class,
                description =
                        "The event, a CloudEvent. A webhook for a chat gets a message made from it. Empty where it is"
                                + " not kept any more.",
                examples = "{\"specversion\": \"1.0\", \"type\": \"dev.milepost.milestone.approved.v1\"}")
        Map<String, Object> event,

        @Schema(description = "The newest 100 requests, the oldest of them first.")
        List<AttemptView> log) {}
