package dev.milepost.benchmarks.load;

import dev.milepost.local.Accounts;
import dev.milepost.local.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bare application in a process of its own, with the flags that milestone-service runs with. */
final class BareApplication implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What it is made of. */
    enum Kind {
        /** Quarkus REST and JDBC alone. */
        PLAIN("bare"),
        /** The same with every extension of milestone-service. */
        SAME_EXTENSIONS("same-extensions");

        private final String module;

        Kind(String module) {
            this.module = module;
        }

        private Path program(Path benchmarks) {
            return benchmarks.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
        }
    }

    private final int port = Ports.free();
    private final Process process;

    /** Starts it and returns when it serves. */
    BareApplication(Path benchmarks, Kind kind, String databaseUrl, URI realm, Path log) {
        Path program = kind.program(benchmarks);
        if (!Files.exists(program)) {
            throw new BenchException(program + " is missing: run ./milepost bench, which builds it.");
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                program.toString());
        var environment = builder.environment();
        environment.put("MILEPOST_DATABASE_URL", databaseUrl);
        environment.put("MILEPOST_DATABASE_USER", "milestone");
        environment.put("MILEPOST_DATABASE_PASSWORD", Accounts.password("milestone"));
        environment.put("MILEPOST_OIDC_URL", realm.toString());
        environment.put("BARE_NOW", MadeUp.NOW.toString());
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        try {
            process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new BenchException("The bare application cannot be started: " + e.getMessage(), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop-bare"));
        awaitReady(log);
    }

    private void awaitReady(Path log) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new BenchException("The bare application did not start; its log is " + log + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
