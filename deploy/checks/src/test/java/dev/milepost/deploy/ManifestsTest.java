package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every manifest as it is in the repository; needs no kubectl. */
class ManifestsTest {
    static List<Path> manifests() {
        return Project.files("deploy/kubernetes", ".yaml").stream()
                .filter(file -> !file.endsWith("kustomization.yaml"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestIsReadStrictly(Path manifest) {
        assertThat(Manifests.read(Project.read(manifest))).isNotEmpty();
    }

    @Test
    void theObjectsKeepTheRulesAndFitTogether() {
        List<HasMetadata> objects = manifests().stream()
                .flatMap(manifest -> Manifests.read(Project.read(manifest)).stream())
                .toList();

        assertThat(Rules.broken(objects)).isEmpty();
        assertThat(Rules.danglingReferences(objects)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spec: {replicas: 2, replica: 3}", // unknown field
                "spec: {template: {spec: {containers: [{name: a, readOnlyRootFilesystem: true}]}}}", // at the wrong
                // place
                "spec: {replicas: two}", // no number
                "spec: {replicas: 1, replicas: 2}", // twice
                "spec: {template: {spec: {containers: [{name: a, env: [{name: PORT, value: 8080}]}]}}}" // no text
            })
    void aWrongManifestIsRefused(String spec) {
        String manifest = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\n" + spec;

        assertThatThrownBy(() -> Manifests.read(manifest)).isInstanceOf(java.io.UncheckedIOException.class);
    }

    @Test
    void secretsDoNotBelongHere() {
        assertThatThrownBy(() -> Manifests.read("apiVersion: v1\nkind: Secret\nmetadata: {name: a}"))
                .hasMessageContaining("v1 Secret");
    }
}
