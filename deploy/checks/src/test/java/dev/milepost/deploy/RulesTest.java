package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows for each rule that it can fail: one line of a good manifest is changed, and the rule says so. */
class RulesTest {
    private static final String GOOD = Project.read("deploy/kubernetes/base/milestone-service.yaml");
    private static final String POLICIES = Project.read("deploy/kubernetes/base/network-policies.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            runAsNonRoot: true                      | runAsNonRoot: false             | not root
            type: RuntimeDefault                    | type: Unconfined                | seccomp
            enableServiceLinks: false               | enableServiceLinks: true        | variables from Services
            terminationGracePeriodSeconds: 45       | terminationGracePeriodSeconds: 5| time to end
            milestone-service:0.1.0                 | milestone-service               | pins its image
            milestone-service:0.1.0                 | milestone-service:latest        | pins its image
            path: /q/health/live                    | path: /                         | probes
            path: /q/health/ready                   | path: /                         | probes
            cpu: 250m                               | ephemeral-storage: 1Gi          | resources
            readOnlyRootFilesystem: true            | readOnlyRootFilesystem: false   | read-only root
            mountPath: /tmp                         | mountPath: /data                | read-only root
            allowPrivilegeEscalation: false         | allowPrivilegeEscalation: true  | gain rights
            drop: [ALL]                             | drop: [NET_RAW]                 | gain rights
            """)
    void aBrokenRuleIsNamed(String line, String instead, String rule) {
        assertThat(GOOD).contains(line);

        assertThat(Rules.broken(with(GOOD.replace(line, instead), POLICIES)))
                .singleElement()
                .asString()
                .contains(rule);
    }

    @Test
    void aSecretInTheOpenIsNamed() {
        String wrong = GOOD.replaceFirst("(?s)valueFrom:.*?key: MILEPOST_DATABASE_PASSWORD", "value: \"1234\"");

        assertThat(Rules.broken(with(wrong, POLICIES)))
                .singleElement()
                .asString()
                .contains("secrets by reference");
    }

    @Test
    void aMissingDenialIsNamed() {
        assertThat(Rules.broken(with(GOOD))).containsExactly("no network policy denies by default");
    }

    @Test
    void aMountedTokenIsNamed() {
        String wrong = GOOD.replace("automountServiceAccountToken: false", "automountServiceAccountToken: true");

        assertThat(Rules.broken(with(wrong, POLICIES))).hasSize(2).allMatch(said -> said.contains("token"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: PodDisruptionBudget   | app.kubernetes.io/name: milestone-service | Budget
            kind: Service               | app.kubernetes.io/name: milestone-service | selects no pods
            kind: PersistentVolumeClaim | name: milestone-evidence                  | nobody claims
            """)
    void aLabelThatSelectsNothingIsNamed(String kind, String label, String said) {
        List<String> documents = new ArrayList<>(List.of(GOOD.split("\n---\n")));
        documents.replaceAll(
                document -> document.contains("\n" + kind + "\n") ? document.replace(label, label + "s") : document);

        assertThat(Rules.danglingReferences(with(documents.toArray(String[]::new))))
                .isNotEmpty()
                .anyMatch(sentence -> sentence.contains(said));
    }

    @Test
    void aRouteToNowhereIsNamed() {
        String ingress = Project.read("deploy/kubernetes/base/ingress.yaml");

        assertThat(Rules.danglingReferences(with(GOOD, ingress)))
                .containsExactly(
                        "There is no Service alert-service to route to",
                        "There is no Service analytics-service to route to");
    }

    private static List<HasMetadata> with(String... manifests) {
        return List.of(manifests).stream()
                .flatMap(manifest -> Manifests.read(manifest).stream())
                .toList();
    }
}
