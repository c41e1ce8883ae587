package dev.milepost.milestone.lifecycle;

import dev.milepost.kit.tenant.TenantScope;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Renews or expires contracts whose term is over. Runs on each replica: whoever locks a contract first has it, and the
 * others find it done. One that fails is tried again with the next run and holds back no other.
 */
@ApplicationScoped
class EndTerms {
    private static final Logger LOG = Logger.getLogger(EndTerms.class);
    private static final int AT_A_TIME = 200;

    private final EndedTerms terms;
    private final EndTerm end;
    private final TenantScope tenants;
    private final BusinessClock clock;

    @Inject
    EndTerms(EndedTerms terms, EndTerm end, TenantScope tenants, BusinessClock clock) {
        this.terms = terms;
        this.end = end;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Scheduled(
            every = "{milepost.terms.poll:1m}",
            delayed = "20s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        Instant now = clock.instant();
        EndedTerms.Ended last = null;
        List<EndedTerms.Ended> some;
        do {
            some = terms.after(last, now, AT_A_TIME);
            some.stream().filter(one -> one.isOver(now)).forEach(this::end);
            last = some.isEmpty() ? null : some.getLast();
        } while (some.size() == AT_A_TIME);
    }

    private void end(EndedTerms.Ended ended) {
        try {
            tenants.run(
                    ended.tenant(),
                    () -> QuarkusTransaction.requiringNew().run(() -> {
                        if (terms.claim(ended)) {
                            end.end(ended.contract());
                        }
                    }));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "The term of contract %s of %s is over, but could not be ended",
                    ended.contract(),
                    ended.tenant());
        }
    }
}
