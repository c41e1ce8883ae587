package dev.milepost.alert.duedate;

import dev.milepost.alert.delivery.DispatchConfig;
import dev.milepost.alert.inbound.CatchUp;
import dev.milepost.alert.webhook.delivery.TellAlerts;
import dev.milepost.events.MilestoneDue;
import dev.milepost.events.MilestoneDueEvent;
import dev.milepost.kit.outbox.PendingEvent;
import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks for due dates that have come near or are over, and tells of each once. Any number of replicas may. */
@ApplicationScoped
class TellDueDates {
    private static final int BATCH = 200;

    private final DueMilestones milestones;
    private final DueDateConfig config;
    private final TellAlerts tell;
    private final TenantScope tenants;
    private final BusinessClock clock;
    private final DispatchConfig dispatch;
    private final CatchUp catchUp;
    private volatile boolean caughtUp;

    @Inject
    TellDueDates(
            DueMilestones milestones,
            DueDateConfig config,
            TellAlerts tell,
            TenantScope tenants,
            BusinessClock clock,
            DispatchConfig dispatch,
            CatchUp catchUp) {
        this.milestones = milestones;
        this.config = config;
        this.tell = tell;
        this.tenants = tenants;
        this.clock = clock;
        this.dispatch = dispatch;
        this.catchUp = catchUp;
    }

    @Scheduled(every = "${milepost.duedates.every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() throws SQLException, InterruptedException {
        if (!caughtUp) { // what was due while the service was down may have been done meanwhile
            catchUp.await(dispatch.catchUp());
            caughtUp = true;
        }
        for (DueKind kind : DueKind.values()) {
            tell(kind);
        }
    }

    private void tell(DueKind kind) throws SQLException {
        LocalDate today = clock.today(ZoneOffset.UTC);
        DueMilestones.Found after = null;
        List<DueMilestones.Found> page;
        do {
            page = milestones.untold(kind, kind.first(today), kind.last(today, config.approaching()), after, BATCH);
            Map<String, List<DueMilestones.Found>> byTenant = page.stream()
                    .filter(found -> kind.isTime(found.dueDate(), clock.today(found.zone()), config.approaching()))
                    .collect(Collectors.groupingBy(DueMilestones.Found::tenant));
            byTenant.forEach((tenant, found) ->
                    tenants.run(tenant, () -> QuarkusTransaction.requiringNew().run(() -> tell(kind, found))));
            after = page.isEmpty() ? null : page.getLast();
        } while (page.size() == BATCH);
    }

    private void tell(DueKind kind, List<DueMilestones.Found> due) {
        Instant now = clock.instant();
        Set<UUID> marked = milestones.mark(kind, due, now);
        SortedMap<UUID, List<PendingEvent>> byContract = due.stream()
                .filter(found -> marked.contains(found.id()))
                .collect(Collectors.groupingBy(
                        DueMilestones.Found::contractId,
                        TreeMap::new,
                        Collectors.mapping(
                                found -> new PendingEvent(
                                        kind.type(), found.id(), new MilestoneDueEvent(state(found, now))),
                                Collectors.toList())));
        if (!byContract.isEmpty()) {
            tell.append(byContract);
        }
    }

    private static MilestoneDue state(DueMilestones.Found found, Instant now) {
        LocalDate today = now.atZone(found.zone()).toLocalDate();
        return new MilestoneDue(
                found.id(),
                found.contractId(),
                found.contractReference(),
                found.contractTitle(),
                found.title(),
                found.facts().type(),
                found.status(),
                found.dueDate(),
                (int) ChronoUnit.DAYS.between(today, found.dueDate()),
                found.zone().getId(),
                found.ownerId(),
                found.facts().tags());
    }
}
