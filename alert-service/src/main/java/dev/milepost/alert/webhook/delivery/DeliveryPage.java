package dev.milepost.alert.webhook.delivery;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of the log looks; for the specification only. */
@Schema(name = "WebhookDeliveryPage")
record DeliveryPage(
        List<DeliveryView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
