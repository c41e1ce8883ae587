package dev.milepost.alert.reportmail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A row of the ledger of reports: one for each run and recipient. {@link ReportMailClaims} records what becomes of it. */
@Entity
@Table(name = "report_mail")
@SuppressWarnings("NullAway.Init")
class LedgerRow {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    @Column(updatable = false)
    UUID runId;

    @Column(updatable = false)
    UUID personId;

    @Column(updatable = false)
    String state;

    @Column(updatable = false)
    Instant dueAt;

    @Column(updatable = false)
    String reason;

    @Column(insertable = false, updatable = false)
    @Nullable
    String address;

    @Column(insertable = false, updatable = false)
    @Nullable
    Instant sentAt;

    protected LedgerRow() {}

    LedgerRow(UUID id, UUID run, UUID person, Instant now) {
        this.id = id;
        this.runId = run;
        this.personId = person;
        this.state = "PLANNED";
        this.dueAt = now;
        this.reason = "a recipient of the report";
    }
}
