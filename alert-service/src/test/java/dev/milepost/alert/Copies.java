package dev.milepost.alert;

import dev.milepost.kit.tenant.TenantScope;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Copies of the service's tables in a schema of their own, to fill with many rows; the service's own queries read them. */
public final class Copies implements AutoCloseable {
    private final String schema;

    /** What a query found, and how many rows it read. */
    public record Read<T>(T found, long rows) {}

    private record Token(String name, String subject) implements JsonWebToken {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("sub");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
        public <T> @Nullable T getClaim(String claim) {
            return claim.equals("sub") ? (T) subject : null;
        }
    }

    public Copies(String schema, String... tables) throws SQLException {
        this.schema = schema;
        Database.execute("CREATE DATABASE " + schema);
        for (String table : tables) {
            Database.execute("CREATE TABLE %1$s.%2$s LIKE alert.%2$s".formatted(schema, table));
        }
        Database.execute("GRANT SELECT ON " + schema + ".* TO alert@127.0.0.1");
    }

    public void execute(String statement) throws SQLException {
        try (var connection = Database.open(schema)) {
            connection.createStatement().execute(statement);
        }
    }

    /** Runs {@code query} on the copies for somebody of {@code tenant} with that {@code sub} in their token and that role. */
    public <T> Read<T> read(String tenant, String subject, String role, Supplier<T> query) {
        return bean(TenantScope.class).call(tenant, () -> {
            bean(CurrentIdentityAssociation.class)
                    .setIdentity(QuarkusSecurityIdentity.builder()
                            .setPrincipal(new Token(role, subject))
                            .addRole(role)
                            .build());
            return QuarkusTransaction.requiringNew()
                    .call(() -> bean(EntityManager.class).unwrap(Session.class).doReturningWork(connection -> {
                        connection.setCatalog(schema);
                        try {
                            long before = Database.rowsRead(connection);
                            T found = query.get();
                            return new Read<>(found, Database.rowsRead(connection) - before);
                        } finally {
                            connection.setCatalog("alert");
                        }
                    }));
        });
    }

    @Override
    public void close() throws SQLException {
        Database.execute("DROP DATABASE " + schema);
    }

    private static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }
}
