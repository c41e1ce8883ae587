package dev.milepost.local.testing;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.Accounts;
import dev.milepost.local.LocalKafka;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void service_cannot_read_the_schema_of_another() {
        var alert = "user=alert&password=" + Accounts.password("alert");

        assertThatThrownBy(() -> connect("milestone", alert)).hasMessageContaining("Access denied");
        assertThatThrownBy(() -> connect("mysql", alert)).hasMessageContaining("Access denied");
    }

    @Test
    void nobody_signs_in_to_the_database_with_a_wrong_password_or_as_root() {
        assertThatThrownBy(() -> connect("alert", "user=alert&password=wrong")).hasMessageContaining("Access denied");
        assertThatThrownBy(() -> connect("alert", "user=alert")).hasMessageContaining("Access denied");
        assertThatThrownBy(() -> connect("mysql", "user=root")).hasMessageContaining("Access denied");
    }

    @Test
    void kafka_refuses_who_has_not_signed_in() {
        var anonymous = Map.<String, Object>of(
                "bootstrap.servers", MariaDbAndKafka.bootstrapServers(),
                "default.api.timeout.ms", "1500",
                "request.timeout.ms", "1000");

        try (var admin = Admin.create(anonymous)) {
            assertThatThrownBy(() -> admin.listTopics().names().get()).hasRootCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void kafka_refuses_a_wrong_password() {
        var wrong = new HashMap<String, Object>(kafkaUser("alert"));
        wrong.computeIfPresent(
                "sasl.jaas.config", (key, value) -> value.toString().replace("alert-local", "wrong"));

        try (var admin = Admin.create(wrong)) {
            assertThatThrownBy(() -> admin.listTopics().names().get())
                    .hasCauseInstanceOf(SaslAuthenticationException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "milestone, milepost.milestones.v1, true",
        "milestone, milepost.alerts.v1, false",
        "alert, milepost.alerts.v1, true",
        "alert, milepost.milestones.v1, false",
        "analytics, milepost.dead-letter.v1, true",
        "analytics, milepost.alerts.v1, false",
        "analytics, milepost.analytics.v1, true",
        "alert, milepost.analytics.v1, false"
    })
    void service_writes_its_own_topics_only(String service, String topic, boolean allowed) throws Exception {
        try (var producer = new KafkaProducer<>(kafkaUser(service), new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>(topic, "key", "value"));

            if (allowed) {
                assertThat(sent.get().hasOffset()).isTrue();
            } else {
                assertThatThrownBy(sent::get).hasCauseInstanceOf(TopicAuthorizationException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alert, milepost.milestones.v1, alert-fold, true",
        "analytics, milepost.alerts.v1, analytics-fold, true",
        "alert, milepost.analytics.v1, alert-fold, true",
        "milestone, milepost.alerts.v1, milestone-fold, false",
        "alert, milepost.milestones.v1, analytics-fold, false"
    })
    void service_reads_its_own_topics_in_its_own_groups_only(
            String service, String topic, String group, boolean allowed) {
        var properties = new HashMap<>(kafkaUser(service));
        properties.put("group.id", group);
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));

            if (allowed) {
                await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                    consumer.poll(Duration.ofMillis(100));
                    return !consumer.assignment().isEmpty();
                });
            } else {
                assertThatThrownBy(() -> consumer.poll(Duration.ofSeconds(30)))
                        .isInstanceOf(AuthorizationException.class);
            }
        }
    }

    @Test
    void no_topic_is_made_by_writing_to_it() {
        var properties = new HashMap<>(Map.<String, Object>copyOf(MariaDbAndKafka.kafkaAdminProperties()));
        properties.put("max.block.ms", "1000");
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            var sent = producer.send(new ProducerRecord<>("nobody.declared.this", "key", "value"));

            assertThatThrownBy(sent::get).hasRootCauseInstanceOf(UnknownTopicOrPartitionException.class);
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
                        entry("milepost.analytics.v1", 12),
                        entry("milepost.dead-letter.v1", 1));
    }

    private static Connection connect(String schema, String user) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mariadb://%s/%s?%s".formatted(MariaDbAndKafka.mariaDb().getAddress(), schema, user));
    }

    private static Map<String, Object> kafkaUser(String user) {
        return Map.copyOf(LocalKafka.clientProperties(MariaDbAndKafka.bootstrapServers(), user));
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
