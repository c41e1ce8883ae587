package dev.milepost.milestone.evidence;

import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.RealTime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes bytes that no evidence names: after a crash between storing and registering, or of a deleted draft. */
@ApplicationScoped
class RemoveOrphans {
    private static final Logger LOG = Logger.getLogger(RemoveOrphans.class);

    private final ContentStore store;
    private final EvidenceItems items;
    private final EvidenceConfig config;
    private final TenantScope tenants;
    private final RealTime now;

    @Inject
    RemoveOrphans(ContentStore store, EvidenceItems items, EvidenceConfig config, TenantScope tenants, RealTime now) {
        this.store = store;
        this.items = items;
        this.config = config;
        this.tenants = tenants;
        this.now = now;
    }

    /** Runs on each replica; what another has removed already does not matter. */
    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remove() throws IOException {
        store.olderThan(now.instant().minus(config.orphanAge()), this::remove);
    }

    private void remove(List<ContentStore.Key> keys) {
        List<UUID> ids = keys.stream().map(ContentStore.Key::id).toList();
        Set<UUID> living = tenants.call(
                keys.getFirst().tenant(),
                () -> QuarkusTransaction.requiringNew().call(() -> items.living(ids)));
        for (ContentStore.Key key : keys) {
            if (!living.contains(key.id())) {
                try {
                    store.delete(key);
                    LOG.infof("Removed %s, which no evidence names", key);
                } catch (IOException e) {
                    LOG.warnf("%s, which no evidence names, stays: %s", key, e.getMessage());
                }
            }
        }
    }
}
