package dev.milepost.alert.inbox;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of reading all. */
@Schema(name = "ReadAll")
record ReadAllView(
        @Schema(required = true, description = "How many entries are read now that were not.", examples = "12")
        int read) {}
