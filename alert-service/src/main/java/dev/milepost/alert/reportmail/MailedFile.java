package dev.milepost.alert.reportmail;

import dev.milepost.alert.delivery.ReportMail;
import dev.milepost.events.ReportFile;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Base64;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A file of a run. {@link ReportMailClaims} clears its content when the last mail is over. */
@Entity
@Table(name = "report_file")
@SuppressWarnings("NullAway.Init")
class MailedFile {
    @EmbeddedId
    Key key;

    @TenantId
    String tenantId;

    String name;
    String mediaType;
    long bytes;

    @Column(columnDefinition = "longblob")
    byte @Nullable [] content;

    protected MailedFile() {}

    MailedFile(UUID run, ReportFile file) {
        key = new Key(run, file.format());
        name = file.name();
        mediaType = file.mediaType();
        bytes = file.bytes();
        content = file.content() == null ? null : Base64.getDecoder().decode(file.content());
    }

    ReportMail.File toFile() {
        return new ReportMail.File(key.format(), name, mediaType, bytes, content);
    }

    /** Which of which run. */
    @Embeddable
    record Key(UUID runId, String format) {}
}
