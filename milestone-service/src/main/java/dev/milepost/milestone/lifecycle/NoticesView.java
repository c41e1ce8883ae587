package dev.milepost.milestone.lifecycle;

import dev.milepost.events.NoticeGiven;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The notices that were given for a contract. */
@Schema(name = "Notices")
record NoticesView(
        @Schema(description = "All of them, the newest first.")
        List<NoticeGiven> items) {}
