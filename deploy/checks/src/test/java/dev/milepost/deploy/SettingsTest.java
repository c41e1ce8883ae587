package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The variables that the manifests set are those that the services read, and none that production needs is missing. */
class SettingsTest {
    static final List<String> SERVICES = Project.SERVICES;

    private static final List<String> NEEDED = List.of(
            "MILEPOST_DATABASE_URL",
            "MILEPOST_DATABASE_USER",
            "MILEPOST_DATABASE_PASSWORD",
            "MILEPOST_OIDC_URL",
            "MILEPOST_CURSOR_KEY",
            "KAFKA_BOOTSTRAP_SERVERS",
            "KAFKA_SECURITY_PROTOCOL",
            "KAFKA_SASL_MECHANISM",
            "KAFKA_SASL_JAAS_CONFIG");
    private static final List<String> NEEDED_FOR_MAIL = List.of(
            "MILEPOST_SMTP_HOST",
            "MILEPOST_SMTP_PORT",
            "MILEPOST_SMTP_TLS",
            "MILEPOST_SMTP_USER",
            "MILEPOST_SMTP_PASSWORD",
            "MILEPOST_LINKS_KEY",
            "MILEPOST_MAIL_FROM",
            "MILEPOST_PUBLIC_URL",
            "MILEPOST_MAIL_ALERTS_URL",
            "MILEPOST_MAIL_ANALYTICS_URL");
    private static final String NEEDED_FOR_WEBHOOKS = "MILEPOST_WEBHOOKS_KEY";

    @ParameterizedTest
    @FieldSource("SERVICES")
    void productionSetsWhatTheServiceReadsAndAllThatItNeeds(String service) {
        Set<String> set = new TreeSet<>(settings("milepost"));
        set.addAll(settings(service));
        secrets(service).forEach(variable -> set.add(variable.getName()));

        assertThat(set).isSubsetOf(ServiceSettings.readBy(service)).containsAll(NEEDED);
        if (service.equals("alert-service")) {
            assertThat(set).containsAll(NEEDED_FOR_MAIL).contains(NEEDED_FOR_WEBHOOKS);
        }
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everySecretIsInTheOperatorsList(String service) {
        String operations = Project.read("docs/operations.md");

        assertThat(secrets(service)).isNotEmpty().allSatisfy(variable -> {
            var secret = variable.getValueFrom().getSecretKeyRef();
            assertThat(secret.getName()).isEqualTo(service);
            assertThat(operations).contains("`" + secret.getKey() + "`");
        });
    }

    @Test
    void aVariableThatNobodyReadsIsFound() {
        assertThat(ServiceSettings.readBy("alert-service"))
                .contains("MILEPOST_SMTP_HOST", "MILEPOST_SMTP_PLAINTEXT_ALLOWED", "MILEPOST_CURSOR_KEY")
                .doesNotContain("MILEPOST_SMTP_HOSTNAME");
        assertThat(ServiceSettings.readBy("milestone-service")).doesNotContain("MILEPOST_SMTP_HOST");
    }

    private static List<EnvVar> secrets(String service) {
        var manifest = Manifests.read(Project.read("deploy/kubernetes/base/" + service + ".yaml"));
        return Rules.of(Deployment.class, manifest)
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .toList();
    }

    /** The names in the files that a ConfigMap is made from, in the base and in the production overlay. */
    private static List<String> settings(String configMap) {
        List<String> names = new ArrayList<>();
        for (String directory : List.of("base/config", "overlays/production/settings")) {
            var file = Project.path("deploy/kubernetes/" + directory + "/" + configMap + ".env");
            assertThat(Files.exists(file)).as(file.toString()).isTrue();
            Project.read(file)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> names.add(line.substring(0, line.indexOf('='))));
        }
        return names;
    }
}
