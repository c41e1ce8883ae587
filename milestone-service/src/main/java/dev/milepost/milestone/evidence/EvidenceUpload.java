package dev.milepost.milestone.evidence;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of an upload; for the specification only. */
@Schema(
        name = "EvidenceUpload",
        requiredProperties = {"file"})
record EvidenceUpload(
        @Schema(
                type = SchemaType.STRING,
                format = "binary",
                description = "The file, with its name.",
                examples = "%PDF-1.7")
        byte[] file,

        @Schema(
                description = "What it is; its name says it when absent.",
                maxLength = 500,
                examples = "Acceptance report")
        @Nullable
        String title) {}
