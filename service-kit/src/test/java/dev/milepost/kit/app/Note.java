package dev.milepost.kit.app;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** Something that belongs to a tenant. */
@Entity
public class Note {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private String text;

    protected Note() {}

    public Note(UUID id, String text) {
        this.id = id;
        this.text = text;
    }

    public UUID id() {
        return id;
    }

    public String tenantId() {
        return tenantId;
    }

    public String text() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
