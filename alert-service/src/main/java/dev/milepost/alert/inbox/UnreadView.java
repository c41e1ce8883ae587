package dev.milepost.alert.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much is unread, for a badge. */
@Schema(name = "Unread", description = "How much of the inbox is unread.")
record UnreadView(
        @Schema(required = true, description = "How many entries, at most 1000.", examples = "12")
        int unread,

        @Schema(required = true, description = "Whether there are more than that.", examples = "false")
        boolean more) {}
