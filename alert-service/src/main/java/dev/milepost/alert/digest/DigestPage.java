package dev.milepost.alert.digest;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a page of digests looks; for the specification only. */
@Schema(name = "DigestPage")
record DigestPage(
        List<DigestView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
