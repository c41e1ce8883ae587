package dev.milepost.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keycloak as unpacked and built once for its options, which takes half a minute and makes each later start quick. Does
 * what the script kc.sh does, but in one process whose id is known, so that it can be killed.
 *
 * @param home where it is unpacked
 */
record KeycloakProgram(Path home) {
    private static final List<String> JVM_OPTIONS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Duser.language=en",
            "-Duser.country=US",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    static KeycloakProgram built(Installation installation) {
        var program = new KeycloakProgram(installation.keycloak());
        var marker = program.home.resolve("milepost-built");
        if (!Files.exists(marker)) {
            Locked.run(program.home.resolveSibling("build.lock"), () -> {
                if (!Files.exists(marker)) {
                    program.build(marker);
                }
            });
        }
        return program;
    }

    /**
     * A command of Keycloak.
     *
     * @param dataHome the directory that holds data, configuration and the imports of one server
     */
    List<String> command(Path dataHome, String... arguments) {
        var jvm = new ArrayList<>(JVM_OPTIONS);
        jvm.add("-Dkc.home.dir=" + dataHome);
        jvm.add("-Djboss.server.config.dir=" + dataHome.resolve("conf"));
        jvm.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        jvm.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        jvm.addAll(List.of(arguments));
        return Java.command(jvm.toArray(String[]::new));
    }

    private void build(Path marker) {
        var log = home.resolveSibling("build.log");
        try {
            var process = new ProcessBuilder(command(home, "build", "--db=dev-file"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.to(log.toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new StackException("Keycloak cannot be built; its log is %s.".formatted(log));
            }
            Files.createFile(marker);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
