package dev.milepost.alert.reportmail;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of the ledger looks; for the specification only. */
@Schema(name = "ReportMailPage")
record ReportMailPage(
        List<ReportMailView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
