package dev.milepost.alert.reminder;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of reminders as the specification describes it; service-kit makes the real ones. */
@Schema(name = "ReminderPage")
record ReminderPageView(
        @Schema(required = true) List<ReminderView> items,

        @Schema(description = "Send it as `cursor` to read on; absent on the last page.") @Nullable
        String nextCursor) {}
