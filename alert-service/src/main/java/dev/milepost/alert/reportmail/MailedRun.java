package dev.milepost.alert.reportmail;

import dev.milepost.events.ReportRunState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A run of a saved report that is to reach people. */
@Entity
@Table(name = "report_run")
@SuppressWarnings("NullAway.Init")
class MailedRun {
    @Id
    UUID id;

    @TenantId
    String tenantId;

    UUID reportId;
    String name;
    String owner;

    @Nullable
    UUID partyId;

    Instant madeAt;

    @Nullable
    LocalDate firstDay;

    @Nullable
    LocalDate lastDay;

    boolean withdrawn;

    protected MailedRun() {}

    MailedRun(ReportRunState run) {
        id = run.id();
        reportId = run.reportId();
        name = run.name();
        owner = run.owner();
        partyId = run.partyId();
        madeAt = run.madeAt();
        firstDay = run.from();
        lastDay = run.to();
    }

    void withdraw() {
        withdrawn = true;
    }
}
