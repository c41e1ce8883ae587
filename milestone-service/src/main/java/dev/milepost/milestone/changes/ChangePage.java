package dev.milepost.milestone.changes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some of the changes, and where to read on. */
@Schema(name = "ChangePage")
public record ChangePage(
        @Schema(
                description =
                        "CloudEvents 1.0 as they were published, each with the whole state of what changed; their"
                                + " schemas are in api-specs/schemas. A deletion is an event as well. Empty when nothing is new.",
                implementation = Object[].class)
        List<JsonNode> items,

        @Schema(
                description = "Send it as `cursor` to read on. It is always there: keep it, and ask again later.",
                examples = "WyI0MiJd.c2lnbmF0dXJl")
        String nextCursor) {}
