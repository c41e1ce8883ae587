package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.Deadlock;
import dev.milepost.kit.http.DryRun;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Gives a row a transaction of its own, which a dry run takes back. */
@ApplicationScoped
class RowTransactions {
    private static final int ATTEMPTS = 5;

    /** The result of {@code work}; repeated when the database ends its transaction for a deadlock. */
    <T> T run(boolean dryRun, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dryRun
                        ? DryRun.of(work)
                        : QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !Deadlock.ended(e)) {
                    throw e;
                }
            }
        }
    }
}
