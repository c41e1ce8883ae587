package dev.milepost.analytics.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Makes, changes and deletes reports; one that could not be answered is refused. */
@ApplicationScoped
class KeepReport {
    /** Of one person. */
    private static final int MOST = 100;

    private final Reports reports;
    private final EntityManager entities;
    private final MakeFile files;
    private final Recipients recipients;
    private final RunStore runs;
    private final TellRecipients tell;
    private final MergePatch patches;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    KeepReport(
            Reports reports,
            EntityManager entities,
            MakeFile files,
            Recipients recipients,
            RunStore runs,
            TellRecipients tell,
            MergePatch patches,
            Caller caller,
            BusinessClock clock,
            Ids ids) {
        this.reports = reports;
        this.entities = entities;
        this.files = files;
        this.recipients = recipients;
        this.runs = runs;
        this.tell = tell;
        this.patches = patches;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    ReportView create(ReportRequest request) {
        if (reports.countOwn() >= MOST) {
            throw ProblemType.CONFLICT.because("You have " + MOST + " reports already; delete one first.");
        }
        check(request);
        Report report = new Report(ids.next());
        become(report, request);
        entities.persist(report);
        entities.flush();
        return ReportView.of(report, request, true);
    }

    @Transactional
    ReportView change(UUID id, ExpectedVersion expected, JsonNode patch) {
        Report report = reports.locked(reports.own(id));
        expected.check(report.version());
        ReportRequest request = patches.apply(patch, reports.content(report));
        check(request);
        if (!report.isWithinRightsOf(Owner.of(caller))) {
            // its files hold what the caller may not see any more, and would be readable again
            withdraw(report);
            runs.removeAll(caller.tenant(), report.id());
        }
        become(report, request);
        entities.flush();
        return ReportView.of(report, request, true);
    }

    /** Deletes it; what of it has not reached its recipients yet is not to. */
    @Transactional
    void delete(UUID id, ExpectedVersion expected) {
        Report report = reports.locked(reports.deletable(id));
        expected.check(report.version());
        withdraw(report);
        entities.remove(report);
    }

    private void withdraw(Report report) {
        tell.withdrawn(
                runs.told(caller.tenant(), report), report.ownerName(), report.ownerParty(), reports.content(report));
    }

    private void check(ReportRequest request) {
        Violations found = new Violations();
        if (request.schedule() != null) {
            request.schedule().check(found);
        }
        recipients.check(request.toWhom(), found);
        files.check(request, found);
        found.throwIfAny();
        files.tryOut(request);
    }

    private void become(Report report, ReportRequest request) {
        report.become(request, reports.written(request), Owner.of(caller), clock.instant());
    }
}
