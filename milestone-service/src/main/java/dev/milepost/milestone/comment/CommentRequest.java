package dev.milepost.milestone.comment;

import dev.milepost.milestone.value.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a comment is to say. */
@Schema(name = "CommentRequest")
public record CommentRequest(
        @Schema(
                description =
                        "Markdown, kept as it is; whoever shows it sees to it that it is harmless. `@mara.lind` mentions the person whose e-mail address begins so, if there is exactly one whom the author may see and who may see the milestone.",
                examples = "The drains are in. @mara.lind, please look at the photographs.")
        @NotBlank
        @Size(max = 10000)
        String text,

        @Schema(description = "People whom it mentions beside those that its text names; at most 50.")
        List<UUID> mentions) {
    public CommentRequest {
        mentions = Lists.copyOrEmpty(mentions);
    }
}
