package dev.milepost.analytics.report;

import dev.milepost.analytics.report.RunStore.File;
import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import dev.milepost.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads reports, their runs and their files, and asks for a run. */
@ApplicationScoped
class ReadReports {
    private final Reports reports;
    private final RunStore runs;
    private final Paging paging;
    private final Caller caller;
    private final BusinessClock clock;
    private final Ids ids;

    @Inject
    ReadReports(Reports reports, RunStore runs, Paging paging, Caller caller, BusinessClock clock, Ids ids) {
        this.reports = reports;
        this.runs = runs;
        this.paging = paging;
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    @Transactional
    Page<ReportView> list(boolean received, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Paging.limit(asked);
        String list = (received ? "reports received by " : "reports of ") + caller.subject();
        List<@Nullable String> after = paging.after(list, cursor);
        String name = after == null ? null : after.getFirst();
        UUID id = after == null ? null : UUID.fromString(Objects.requireNonNull(after.getLast()));
        return paging.page(
                list,
                reports.page(received, name, id, limit + 1).stream()
                        .map(this::view)
                        .toList(),
                limit,
                report -> List.of(report.name(), report.id().toString()),
                report -> report);
    }

    @Transactional
    ReportView get(UUID id) {
        return view(reports.visible(id));
    }

    private ReportView view(Report report) {
        return ReportView.of(report, reports.content(report), report.isOf(caller.subject()));
    }

    @Transactional
    ReportRuns runs(UUID id) {
        return new ReportRuns(runs.of(caller.tenant(), reports.visible(id).id()));
    }

    /** Asks for a run besides the schedule. */
    @Transactional
    ReportRun run(UUID id) {
        Report report = reports.runnable(id);
        runs.add(caller.tenant(), ids.next(), report.id(), clock.instant());
        return runs.of(caller.tenant(), report.id()).getFirst();
    }

    @Transactional
    File file(UUID id, UUID run, String format) {
        Report report = reports.readable(id);
        return runs.file(caller.tenant(), report, run, format)
                .orElseThrow(
                        () -> ProblemType.NOT_FOUND.because("There is no file " + format + " of run " + run + "."));
    }
}
