package dev.milepost.alert.notice;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of the list looks; for the specification only. */
@Schema(name = "WebhookNoticePage")
record WebhookNoticePage(
        List<WebhookNoticeView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
