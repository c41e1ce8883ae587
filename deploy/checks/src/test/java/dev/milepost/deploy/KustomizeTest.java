package dev.milepost.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kubectl makes of the overlays. */
@EnabledIf(
        value = "kubectlIsThere",
        disabledReason = "kubectl is not installed: the overlays were not rendered, only their files were read")
class KustomizeTest {
    @TempDir
    private Path directory;

    static boolean kubectlIsThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/production"})
    void anOverlayRendersToManifestsThatKeepTheRules(String overlay) throws Exception {
        List<HasMetadata> objects = Manifests.read(rendered(overlay));

        assertThat(Rules.of(Deployment.class, objects)).hasSize(3);
        assertThat(Rules.broken(objects)).isEmpty();
        assertThat(Rules.danglingReferences(objects)).isEmpty();
        assertThat(configMapsThatPodsRead(objects))
                .isSubsetOf(Rules.of(ConfigMap.class, objects)
                        .map(map -> map.getMetadata().getName())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/production"})
    void productionLeavesTheNumberOfReplicasToTheAutoscaler(String overlay) throws Exception {
        assertThat(Rules.of(Deployment.class, Manifests.read(rendered(overlay))))
                .hasSize(3)
                .allMatch(deployment -> deployment.getSpec().getReplicas() == null);
    }

    private static List<String> configMapsThatPodsRead(List<HasMetadata> objects) {
        return Rules.of(Deployment.class, objects)
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnvFrom().stream())
                .map(source -> source.getConfigMapRef().getName())
                .toList();
    }

    private String rendered(String overlay) throws IOException, InterruptedException {
        var output = directory.resolve("rendered.yaml");
        var errors = directory.resolve("errors.txt");
        var process = new ProcessBuilder(
                        "kubectl",
                        "kustomize",
                        Project.path("deploy/kubernetes/" + overlay).toString())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("kubectl kustomize ended within a minute").isTrue();
        assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
        return Files.readString(output, StandardCharsets.UTF_8);
    }
}
