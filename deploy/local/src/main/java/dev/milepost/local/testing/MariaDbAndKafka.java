package dev.milepost.local.testing;

import static java.util.Objects.requireNonNull;

import dev.milepost.local.Accounts;
import dev.milepost.local.Installation;
import dev.milepost.local.LocalKafka;
import dev.milepost.local.LocalMariaDb;
import dev.milepost.local.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A real MariaDB and a real Kafka for a service's tests, empty, on free ports, with security on. Use it as
 * {@code @QuarkusTestResource(value = MariaDbAndKafka.class, initArgs = @ResourceArg(name = "service", value = "alert"))}.
 *
 * <p>The service gets its own account as configuration of the data source and of Kafka. A test that inspects or kills
 * uses the static methods.
 */
public final class MariaDbAndKafka implements QuarkusTestResourceLifecycleManager {
    private static final String INSPECTOR = "inspector";
    private static final List<String> QUICK_START = List.of("-XX:TieredStopAtLevel=1");

    private String service = "";
    private @Nullable TestParts parts;

    @Override
    public void init(Map<String, String> initArgs) {
        service = requireNonNull(initArgs.get("service"), "init arg \"service\": milestone, alert or analytics");
        if (!Accounts.SERVICES.contains(service)) {
            throw new IllegalArgumentException(service + " is none of " + Accounts.SERVICES);
        }
    }

    @Override
    public Map<String, String> start() {
        var installation = Installation.locate();
        var workspace = TestWorkspaces.create();
        var database = new LocalMariaDb(installation, workspace, Ports.free(), inspectorAccount());
        var kafka = new LocalKafka(installation, workspace, Ports.free(), QUICK_START);
        var started =
                new TestParts(workspace, new PartBean(database, database.port()), new PartBean(kafka, kafka.port()));
        parts = started;
        started.start();

        var configuration = new HashMap<String, String>();
        configuration.put("quarkus.datasource.jdbc.url", database.jdbcUrl(service));
        configuration.put("quarkus.datasource.username", service);
        configuration.put("quarkus.datasource.password", Accounts.password(service));
        kafka.clientProperties(service).forEach((key, value) -> configuration.put("kafka." + key, value));
        return configuration;
    }

    @Override
    public void stop() {
        if (parts != null) {
            parts.stop();
            parts = null;
        }
    }

    /** MariaDB, to kill and to restart. */
    public static PartMXBean mariaDb() {
        return PartBean.find("mariadb");
    }

    /** Kafka, to kill and to restart. */
    public static PartMXBean kafka() {
        return PartBean.find("kafka");
    }

    public static String bootstrapServers() {
        return kafka().getAddress();
    }

    /** Client properties of Kafka's super user. */
    public static Map<String, String> kafkaAdminProperties() {
        return LocalKafka.clientProperties(bootstrapServers(), Accounts.KAFKA_ADMIN);
    }

    /** A JDBC URL, user and password included, with all rights on all schemas. Exists in tests only. */
    public static String adminJdbcUrl(String schema) {
        return "jdbc:mariadb://%s/%s?user=%s&password=%s"
                .formatted(mariaDb().getAddress(), schema, INSPECTOR, Accounts.password(INSPECTOR));
    }

    private static List<String> inspectorAccount() {
        return List.of(
                "CREATE USER IF NOT EXISTS %s@127.0.0.1 IDENTIFIED BY '%s'"
                        .formatted(INSPECTOR, Accounts.password(INSPECTOR)),
                "GRANT ALL PRIVILEGES ON *.* TO %s@127.0.0.1 WITH GRANT OPTION".formatted(INSPECTOR));
    }
}
