package dev.milepost.milestone.comment;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a comment said before an edit, as the API shows it. */
@Schema(name = "CommentRevision")
public record CommentRevisionView(
        @Schema(description = "What it said until then.", examples = "The drains are nearly in.")
        String text,

        @Schema(description = "When the edit replaced it.") Instant replacedAt) {}
