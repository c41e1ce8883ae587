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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds reports of the current tenant: the caller's own, and to administrators of the tenant all. */
@ApplicationScoped
class Reports {
    private final EntityManager entities;
    private final Caller caller;
    private final ObjectMapper json;

    @Inject
    Reports(EntityManager entities, Caller caller, ObjectMapper json) {
        this.entities = entities;
        this.caller = caller;
        this.json = json;
    }

    /** One that the caller may know of; NOT_FOUND else. */
    Report visible(UUID id) {
        Report report = entities.find(Report.class, id);
        if (report == null || !report.isOf(caller.subject()) && !isAdmin()) {
            throw ProblemType.NOT_FOUND.because("There is no report " + id + ".");
        }
        return report;
    }

    /** One of the caller's own: its files hold what its owner may see. */
    Report own(UUID id) {
        Report report = visible(id);
        if (!report.isOf(caller.subject())) {
            throw ProblemType.FORBIDDEN.because(
                    "The report is somebody else's: you may delete it, but not change, run or read it.");
        }
        return report;
    }

    /** The same, as long as the caller may still all that they might when they saved it. */
    Report readable(UUID id) {
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

    /** By name and id, those after {@code name} and {@code id}. */
    List<Report> page(@Nullable String name, @Nullable UUID id, int rows) {
        var query = entities.createQuery(
                        "from Report where (:all = true or owner = :owner)"
                                + (name == null ? "" : " and (name > :name or name = :name and id > :id)")
                                + " order by name, id",
                        Report.class)
                .setParameter("all", isAdmin())
                .setParameter("owner", caller.subject())
                .setMaxResults(rows);
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

    private boolean isAdmin() {
        return caller.party().isEmpty() && caller.hasRole(Roles.ADMIN);
    }
}
