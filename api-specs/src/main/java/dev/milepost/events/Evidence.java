package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link or a file that supports a submission.
 *
 * @param id names it under {@code /milestones/{id}/evidence}; null for a link that came with the submission itself
 * @param url where the link leads; null for a file
 * @param title what it is; null where the link or the file's name says it all
 * @param file what is known of the file; null for a link
 */
public record Evidence(
        @Nullable UUID id,
        @Nullable URI url,
        @Nullable String title,
        @Nullable EvidenceFile file) {
    @JsonCreator
    public Evidence {}

    /** A link that came with a submission. */
    public Evidence(@Nullable URI url, @Nullable String title) {
        this(null, url, title, null);
    }
}
