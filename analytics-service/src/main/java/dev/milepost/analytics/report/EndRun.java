package dev.milepost.analytics.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.analytics.report.RunStore.Leased;
import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Ends runs: the run, its files and the event that hands them over are one transaction. */
@ApplicationScoped
class EndRun {
    private final RunStore runs;
    private final TellRecipients tell;
    private final TenantScope tenants;
    private final ObjectMapper json;

    @Inject
    EndRun(RunStore runs, TellRecipients tell, TenantScope tenants, ObjectMapper json) {
        this.runs = runs;
        this.tell = tell;
        this.tenants = tenants;
        this.json = json;
    }

    /**
     * Ends it with its files; those go to whom the report named when the run began and names now: who was added meanwhile was
     * added to what the report is now, and that may hold less.
     */
    void done(Leased leased, TellRecipients.Run run, Owner owner, ReportRequest made, Map<ReportFormat, byte[]> files) {
        inTransaction(leased.tenant(), () -> {
            // The report first, as whoever deletes it does.
            Optional<String> now = runs.lockedContent(leased.tenant(), run.report());
            if (now.isPresent() && runs.finish(leased, null, files)) {
                runs.removeOld(leased.tenant(), run.report());
                List<UUID> recipients = Reports.read(json, now.get()).toWhom().stream()
                        .filter(made.toWhom()::contains)
                        .toList();
                tell.ready(run, owner.name(), owner.party(), made, recipients, files);
            }
        });
    }

    void failed(Leased leased, UUID report, String why) {
        inTransaction(leased.tenant(), () -> {
            if (runs.finish(leased, why, Map.of())) {
                runs.removeOld(leased.tenant(), report);
            }
        });
    }

    private void inTransaction(String tenant, Runnable work) {
        tenants.run(tenant, () -> QuarkusTransaction.requiringNew().run(work));
    }
}
