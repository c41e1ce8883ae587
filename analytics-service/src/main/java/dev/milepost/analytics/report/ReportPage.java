package dev.milepost.analytics.report;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Documents the page of reports. */
@Schema(name = "ReportPage")
record ReportPage(
        @Schema(required = true) List<ReportView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.", examples = "eyJ2IjpbXX0.c2ln")
        @Nullable
        String nextCursor) {}
