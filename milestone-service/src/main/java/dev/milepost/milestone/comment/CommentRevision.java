package dev.milepost.milestone.comment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a comment said before an edit. */
@Entity
@Immutable
@Table(name = "milestone_comment_revision")
class CommentRevision {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @SuppressWarnings("UnusedVariable") // queries read it
    private UUID commentId;

    @Column(columnDefinition = "longtext")
    private String text;

    private Instant replacedAt;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected CommentRevision() {}

    CommentRevision(UUID id, UUID commentId, String text, Instant now) {
        this.id = id;
        this.commentId = commentId;
        this.text = text;
        this.replacedAt = now;
    }

    CommentRevisionView toView() {
        return new CommentRevisionView(text, replacedAt);
    }
}
