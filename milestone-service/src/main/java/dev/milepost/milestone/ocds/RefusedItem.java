package dev.milepost.milestone.ocds;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of the file was not taken. */
@Schema(name = "RefusedItem")
public record RefusedItem(
        @Schema(
                description = "Where in the file, as a JSON pointer (RFC 6901).",
                examples = "/releases/0/contracts/0/implementation/milestones/3")
        String pointer,

        @Schema(examples = "dueDate: '2018-02-30T00:00:00Z' is no date of the calendar; one is 2018-02-28T00:00:00Z")
        String reason) {}
