package dev.milepost.alert.preference;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of unsubscriptions looks; for the specification only. */
@Schema(name = "UnsubscriptionPage")
record UnsubscriptionPage(
        List<UnsubscriptionView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
