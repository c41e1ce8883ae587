package dev.milepost.analytics.report;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** A question that somebody saved. */
@Entity
public class Report {
    @Id
    private UUID id;

    @TenantId
    @Column
    private String tenantId;

    @Column
    private long version;

    @Column
    private String name;

    @Column
    private String owner;

    @Column
    private String ownerName;

    @Column
    private @Nullable String ownerParty;

    @Column
    private String ownerRoles;

    @Column(columnDefinition = "longtext")
    private String content;

    @Column
    private @Nullable Instant nextRunAt;

    protected Report() {}

    Report(UUID id) {
        this.id = id;
    }

    /** It is now as {@code request}, written as {@code content}, says, and runs for {@code owner} as they are now. */
    void become(ReportRequest request, String written, Owner owner, Instant now) {
        version++;
        name = request.name();
        content = written;
        this.owner = owner.subject();
        ownerName = owner.name();
        ownerParty = owner.party();
        ownerRoles = String.join(",", owner.roles());
        nextRunAt = request.schedule() == null ? null : request.schedule().after(now);
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    String ownerName() {
        return ownerName;
    }

    String content() {
        return content;
    }

    @Nullable
    Instant nextRunAt() {
        return nextRunAt;
    }

    /** Whether {@code caller} may all that whoever it runs for might: its files hold what they saw. */
    boolean isWithinRightsOf(Owner caller) {
        return isForPeopleOf(caller.party()) && caller.roles().containsAll(List.of(ownerRoles.split(",")));
    }

    /** Whether it is for people of the party of that reference; of none, the tenant's own, where it is null. */
    boolean isForPeopleOf(@Nullable String party) {
        return Objects.equals(ownerParty, party);
    }

    @Nullable
    String ownerParty() {
        return ownerParty;
    }

    boolean isOf(String subject) {
        return owner.equals(subject);
    }
}
