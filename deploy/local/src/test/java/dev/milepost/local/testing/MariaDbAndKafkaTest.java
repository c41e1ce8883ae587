package dev.milepost.local.testing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MariaDbAndKafkaTest {
    private static final MariaDbAndKafka RESOURCE = new MariaDbAndKafka();
    private static Map<String, String> configuration = Map.of();

    @BeforeAll
    static void start() {
        RESOURCE.init(Map.of("service", "alert"));
        configuration = RESOURCE.start();
    }

    @AfterAll
    static void stop() {
        RESOURCE.stop();
    }

    @Test
    void service_reaches_its_own_schema() throws Exception {
        try (var connection = DriverManager.getConnection(
                        configuration.get("quarkus.datasource.jdbc.url"),
                        configuration.get("quarkus.datasource.username"),
                        configuration.get("quarkus.datasource.password"));
                var result = connection.createStatement().executeQuery("SELECT @@time_zone, DATABASE()")) {
            result.next();
            assertThat(result.getString(1)).isEqualTo("+00:00");
            assertThat(result.getString(2)).isEqualTo("alert");
        }
    }

    @Test
    void killed_parts_come_back_on_the_same_ports_with_their_data() throws Exception {
        var topics = topics();
        var address = MariaDbAndKafka.bootstrapServers();
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"))) {
            connection.createStatement().execute("CREATE TABLE kept (id INT PRIMARY KEY)");
            connection.createStatement().execute("INSERT INTO kept VALUES (42)");
        }

        for (var part : List.of(MariaDbAndKafka.mariaDb(), MariaDbAndKafka.kafka())) {
            part.kill();
            assertThat(part.isRunning()).isFalse();
            part.restart();
            assertThat(part.isRunning()).isTrue();
        }

        assertThat(MariaDbAndKafka.bootstrapServers()).isEqualTo(address);
        assertThat(topics()).isEqualTo(topics);
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("analytics"));
                var result = connection.createStatement().executeQuery("SELECT id FROM kept")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void topics_exist() throws Exception {
        assertThat(topics())
                .containsOnly(
                        entry("milepost.milestones.v1", 12),
                        entry("milepost.alerts.v1", 12),
                        entry("milepost.dead-letter.v1", 1));
    }

    private static Map<String, Integer> topics() throws Exception {
        try (var admin = Admin.create(Map.copyOf(MariaDbAndKafka.kafkaAdminProperties()))) {
            var names = admin.listTopics().names().get();
            return admin.describeTopics(names).allTopicNames().get().values().stream()
                    .collect(toMap(
                            TopicDescription::name, topic -> topic.partitions().size()));
        }
    }
}
