package dev.milepost.alert.inbox;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of the inbox looks; for the specification only. */
@Schema(name = "InboxPage")
record InboxPage(
        List<InboxEntryView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
