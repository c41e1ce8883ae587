package dev.milepost.milestone.evidence;

import dev.milepost.events.Evidence;
import dev.milepost.events.EvidenceFile;
import dev.milepost.milestone.person.Actor;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A link or a file of a milestone. It never changes but for being deleted, and then it stays as a tombstone. */
@Entity
@Table(name = "evidence")
class EvidenceItem {
    @Id
    private UUID id;

    @TenantId
    @Column(nullable = false)
    private @Nullable String tenantId;

    @Version
    private long version = 1;

    private UUID milestoneId;

    @Column(length = 500)
    private @Nullable String title;

    @Column(length = 2000)
    private @Nullable String url;

    private @Nullable String fileName;
    private @Nullable String mediaType;
    private @Nullable Long size;

    @Column(columnDefinition = "char(64)")
    private @Nullable String sha256;

    private Instant addedAt;
    private @Nullable UUID addedById;
    private String addedBy;
    private @Nullable Instant deletedAt;
    private @Nullable UUID deletedById;
    private @Nullable String deletedBy;

    @SuppressWarnings("NullAway") // for Hibernate, which fills the fields
    protected EvidenceItem() {}

    EvidenceItem(UUID milestoneId, Evidence evidence, UUID id, Actor by, Instant now) {
        this.id = id;
        this.milestoneId = milestoneId;
        this.title = evidence.title();
        this.url = evidence.url() == null ? null : evidence.url().toString();
        EvidenceFile file = evidence.file();
        if (file != null) {
            this.fileName = file.name();
            this.mediaType = file.mediaType();
            this.size = file.size();
            this.sha256 = file.sha256();
        }
        this.addedAt = now;
        this.addedById = by.personId();
        this.addedBy = by.name();
    }

    /** Leaves a tombstone. */
    void delete(Actor by, Instant now) {
        deletedAt = now;
        deletedById = by.personId();
        deletedBy = by.name();
    }

    /** What it is, as the milestone shows it. */
    Evidence toEvidence() {
        return new Evidence(id, url == null ? null : URI.create(url), title, file());
    }

    /** What is known of the file; null for a link. */
    @Nullable
    EvidenceFile file() {
        return fileName == null || mediaType == null || size == null || sha256 == null
                ? null
                : new EvidenceFile(fileName, mediaType, size, sha256);
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

    boolean isDeleted() {
        return deletedAt != null;
    }

    boolean isAddedBy(UUID person) {
        return person.equals(addedById);
    }

    Instant addedAt() {
        return addedAt;
    }

    @Nullable
    UUID addedById() {
        return addedById;
    }

    String addedBy() {
        return addedBy;
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
