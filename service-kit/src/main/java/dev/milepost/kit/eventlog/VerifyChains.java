package dev.milepost.kit.eventlog;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Checks the seal of every stream in a service's database, without the service: {@code java -cp 'lib/main/*'
 * dev.milepost.kit.eventlog.VerifyChains}, with the service's variables MILEPOST_DATABASE_URL, _USER and _PASSWORD and
 * MILEPOST_AUDIT_KEY. Ends with 0 when all is well, 1 when a stream is broken, 2 when it could not look.
 */
public final class VerifyChains {
    private static final int IN_ONE_QUERY = 1000;
    private static final String STREAMS = """
            SELECT tenant_id, stream_id FROM event_stream WHERE (tenant_id, stream_id) > (?, ?)
            ORDER BY tenant_id, stream_id LIMIT ?""";

    private record Stream(String tenant, String id) {}

    private VerifyChains() {}

    public static void main(String[] arguments) {
        // The driver logs by SLF4J, which has no provider here and would say so among the results.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(System.getenv(), System.out, System.err));
    }

    static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
        for (String needed : List.of("MILEPOST_DATABASE_URL", "MILEPOST_DATABASE_USER", "MILEPOST_AUDIT_KEY")) {
            if (environment.getOrDefault(needed, "").isBlank()) {
                err.println(needed + " is missing: give the variables that the service runs with.");
                return 2;
            }
        }
        try (Connection connection = DriverManager.getConnection(
                environment.get("MILEPOST_DATABASE_URL"),
                environment.get("MILEPOST_DATABASE_USER"),
                environment.get("MILEPOST_DATABASE_PASSWORD"))) {
            return verify(connection, new HashChain(environment.getOrDefault("MILEPOST_AUDIT_KEY", "")), out) ? 0 : 1;
        } catch (SQLException e) {
            err.println("The database cannot be read: " + e.getMessage());
            return 2;
        }
    }

    private static boolean verify(Connection connection, HashChain chain, PrintStream out) throws SQLException {
        var verification = new ChainVerification(chain);
        long streams = 0;
        long events = 0;
        long broken = 0;
        Stream last = null;
        List<Stream> some;
        while (!(some = after(connection, last)).isEmpty()) {
            for (Stream stream : some) {
                ChainReport report =
                        verification.verify(connection, stream.tenant(), UUID.fromString(stream.id()), null);
                streams++;
                events += report.events();
                if (!report.verified()) {
                    broken++;
                    out.printf(
                            "BROKEN tenant %s, stream %s, event %d: %s%n",
                            stream.tenant(), stream.id(), report.brokenAt(), report.reason());
                }
                last = stream;
            }
        }
        out.printf("%d events in %d streams checked, %d streams broken.%n", events, streams, broken);
        return broken == 0;
    }

    private static List<Stream> after(Connection connection, @Nullable Stream last) throws SQLException {
        try (var select = connection.prepareStatement(STREAMS)) {
            select.setString(1, last == null ? "" : last.tenant());
            select.setObject(2, last == null ? new UUID(0, 0) : UUID.fromString(last.id()));
            select.setInt(3, IN_ONE_QUERY);
            List<Stream> streams = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    streams.add(new Stream(row.getString(1), row.getString(2)));
                }
            }
            return streams;
        }
    }
}
