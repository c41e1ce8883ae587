package dev.milepost.milestone.comment;

import dev.milepost.events.CommentState;
import dev.milepost.milestone.person.Actor;
import dev.milepost.milestone.value.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What somebody says of a milestone. */
@Entity
@Table(name = "milestone_comment")
class Comment {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID milestoneId;

    @Column(columnDefinition = "longtext")
    private @Nullable String text;

    /** Whom the author listed; {@link #mentions} are these and those that the text names. */
    @Convert(converter = JsonColumn.Ids.class)
    @Column(columnDefinition = "longtext")
    private List<UUID> named = List.of();

    @Convert(converter = JsonColumn.Ids.class)
    @Column(columnDefinition = "longtext")
    private List<UUID> mentions = List.of();

    private @Nullable UUID authorId;
    private String author;
    private Instant createdAt;
    private @Nullable Instant editedAt;
    private @Nullable Instant deletedAt;
    private @Nullable UUID deletedById;
    private @Nullable String deletedBy;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected Comment() {}

    Comment(UUID id, UUID milestoneId, CommentRequest request, List<UUID> mentions, Actor author, Instant now) {
        this.id = id;
        this.milestoneId = milestoneId;
        this.text = request.text();
        this.named = request.mentions();
        this.mentions = mentions;
        this.authorId = author.personId();
        this.author = author.name();
        this.createdAt = now;
    }

    /** Says something else from now on. */
    void edit(CommentRequest request, List<UUID> nowMentioned, Instant now) {
        text = request.text();
        named = request.mentions();
        mentions = nowMentioned;
        editedAt = now;
    }

    /** Leaves a tombstone that says who and when, and nothing of what it said. */
    void delete(Actor by, Instant now) {
        text = null;
        named = List.of();
        mentions = List.of();
        deletedAt = now;
        deletedById = by.personId();
        deletedBy = by.name();
    }

    /** The comment as the request that would make it what it is; what a merge patch is applied to. */
    CommentRequest toRequest() {
        return new CommentRequest(text == null ? "" : text, named);
    }

    CommentState toState(UUID contractId) {
        return new CommentState(
                id, version, milestoneId, contractId, authorId, author, mentions, createdAt, editedAt, deletedAt);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID milestoneId() {
        return milestoneId;
    }

    @Nullable
    String text() {
        return text;
    }

    List<UUID> mentions() {
        return mentions;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    /** Whether {@code actor} wrote it; service accounts are told apart by their names. */
    boolean isBy(Actor actor) {
        return authorId == null
                ? actor.personId() == null && author.equals(actor.name())
                : authorId.equals(actor.personId());
    }

    @Nullable
    UUID authorId() {
        return authorId;
    }

    String author() {
        return author;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    Instant editedAt() {
        return editedAt;
    }

    @Nullable
    Instant deletedAt() {
        return deletedAt;
    }

    @Nullable
    UUID deletedById() {
        return deletedById;
    }

    @Nullable
    String deletedBy() {
        return deletedBy;
    }
}
