package dev.milepost.analytics.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds reports of the current tenant: the caller's own, those that they get by mail, and to administrators of the tenant
 * all.
 */
@ApplicationScoped
class Reports {
    private static final String OWN = "(:all = true or owner = :owner)";
    /** As {@link Recipients#include} says it of one. */
    private static final String RECEIVED = "function('json_contains', content, :person, '$.recipients') = 1"
            + " and ownerParty is not distinct from :party";

    private final EntityManager entities;
    private final Recipients recipients;
    private final Caller caller;
    private final ObjectMapper json;

    @Inject
    Reports(EntityManager entities, Recipients recipients, Caller caller, ObjectMapper json) {
        this.entities = entities;
        this.recipients = recipients;
        this.caller = caller;
        this.json = json;
    }

    /** One that the caller may know of; NOT_FOUND else. */
    Report visible(UUID id) {
        Report report = entities.find(Report.class, id);
        if (report == null || !report.isOf(caller.subject()) && !isAdmin() && !isRecipientOf(report)) {
            throw ProblemType.NOT_FOUND.because("There is no report " + id + ".");
        }
        return report;
    }

    /** One that the caller may delete. */
    Report deletable(UUID id) {
        Report report = visible(id);
        return isAdmin() ? report : own(report);
    }

    /** One of the caller's own: its files hold what its owner may see. */
    Report own(UUID id) {
        return own(visible(id));
    }

    private Report own(Report report) {
        if (!report.isOf(caller.subject())) {
            throw ProblemType.FORBIDDEN.because(
                    "The report is somebody else's: nobody else may change or run it, or read"
                            + " its files unless it names them as recipients; the tenant's administrators may delete it.");
        }
        return report;
    }

    /** One whose files the caller may read: they got them by mail, or would have if they were not too large. */
    Report readable(UUID id) {
        Report report = visible(id);
        return !report.isOf(caller.subject()) && isRecipientOf(report) ? report : runnable(id);
    }

    /** One of the caller's own, as long as they may still all that they might when they saved it. */
    Report runnable(UUID id) {
        Report report = own(id);
        if (!report.isWithinRightsOf(Owner.of(caller))) {
            throw ProblemType.FORBIDDEN.because("Your roles are not those that the report was saved with: save it again"
                    + " (PATCH), and it runs with those that you have now.");
        }
        return report;
    }

    /** It as it is now, and nobody else changes it until the transaction ends. */
    Report locked(Report report) {
        entities.lock(report, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(report);
        return report;
    }

    /** By name and id, those after {@code name} and {@code id}: the caller's own, or those that they get by mail. */
    List<Report> page(boolean received, @Nullable String name, @Nullable UUID id, int rows) {
        var query = entities.createQuery(
                        "from Report where "
                                + (received ? RECEIVED : OWN)
                                + (name == null ? "" : " and (name > :name or name = :name and id > :id)")
                                + " order by name, id",
                        Report.class)
                .setMaxResults(rows);
        if (received) {
            Optional<UUID> person = recipients.caller();
            if (person.isEmpty()) {
                return List.of();
            }
            query.setParameter("person", "\"" + person.get() + "\"")
                    .setParameter("party", caller.party().orElse(null));
        } else {
            query.setParameter("all", isAdmin()).setParameter("owner", caller.subject());
        }
        if (name != null) {
            query.setParameter("name", name).setParameter("id", id);
        }
        return query.getResultList();
    }

    long countOwn() {
        return entities.createQuery("select count(*) from Report where owner = :owner", Long.class)
                .setParameter("owner", caller.subject())
                .getSingleResult();
    }

    ReportRequest content(Report report) {
        return read(json, report.content());
    }

    static ReportRequest read(ObjectMapper json, String content) {
        try {
            return json.readValue(content, ReportRequest.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored report cannot be read", e);
        }
    }

    String written(ReportRequest content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isRecipientOf(Report report) {
        return recipients.include(report, content(report));
    }

    private boolean isAdmin() {
        return caller.party().isEmpty() && caller.hasRole(Roles.ADMIN);
    }
}
