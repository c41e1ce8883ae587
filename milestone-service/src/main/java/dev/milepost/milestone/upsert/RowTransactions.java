package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.DryRun;
import dev.milepost.kit.http.LostRace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The transactions of a bulk upsert. What is kept has one for each row; what a dry run takes back has one for all of them,
 * so that each row meets what those before it left, as it will then.
 */
@ApplicationScoped
class RowTransactions {
    private static final int ATTEMPTS = 5;

    private final DataSource database;
    private final EntityManager entities;

    @Inject
    RowTransactions(DataSource database, EntityManager entities) {
        this.database = database;
        this.entities = entities;
    }

    /** The result of {@code work} in a transaction of its own, which a dry run takes back; repeated after a deadlock. */
    <T> T run(boolean dryRun, Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return dryRun
                        ? DryRun.of(work)
                        : QuarkusTransaction.requiringNew().call(work::get);
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !LostRace.ended(e)) {
                    throw e;
                }
            }
        }
    }

    /** What becomes of {@code rows}, one after another; one that fails keeps no other back. */
    List<Tried> oneByOne(boolean dryRun, List<BulkRow> rows, Function<BulkRow, Upserted<?>> put) {
        return dryRun
                ? run(true, () -> {
                    entities.clear(); // opens the session: it joins no transaction that a refusal has marked
                    return rows.stream().map(row -> behindSavepoint(row, put)).toList();
                })
                : rows.stream()
                        .map(row -> Tried.of(row, () -> run(false, () -> put.apply(row))))
                        .toList();
    }

    /**
     * A row that fails leaves the transaction as it was before. The transaction can then only be taken back, as a refusal
     * marks it so; that is what becomes of it anyway, and until then it goes on answering.
     */
    private Tried behindSavepoint(BulkRow row, Function<BulkRow, Upserted<?>> put) {
        execute("SAVEPOINT before_row");
        Tried tried = Tried.of(row, () -> {
            Upserted<?> done = put.apply(row);
            entities.flush();
            return done;
        });
        if (tried.problem() != null) {
            if (LostRace.ended(tried.problem())) {
                throw tried.problem(); // the savepoint is gone with all the rest
            }
            execute("ROLLBACK TO SAVEPOINT before_row");
        }
        entities.clear();
        return tried;
    }

    private void execute(String statement) {
        try (var connection = database.getConnection();
                var execute = connection.createStatement()) {
            execute.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
