package dev.milepost.milestone.comment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A comment, as the API shows it. */
@Schema(name = "Comment")
public record CommentView(
        UUID id,
        long version,
        UUID milestoneId,

        @Schema(
                description = "Markdown as it was written; absent when the comment was deleted.",
                examples = "The drains are in. @mara.lind, please look at the photographs.")
        @Nullable
        String text,

        List<UUID> mentions,
        @Nullable UUID authorId,
        String author,
        Instant createdAt,

        @Nullable Instant editedAt,

        @Nullable Instant deletedAt,

        @Schema(description = "The person who deleted it.") @Nullable
        UUID deletedById,

        @Schema(description = "Who deleted it, by name.", examples = "Mara Lind") @Nullable
        String deletedBy) {
    static CommentView from(Comment comment) {
        return new CommentView(
                comment.id(),
                comment.version(),
                comment.milestoneId(),
                comment.text(),
                comment.mentions(),
                comment.authorId(),
                comment.author(),
                comment.createdAt(),
                comment.editedAt(),
                comment.deletedAt(),
                comment.deletedById(),
                comment.deletedBy());
    }
}
