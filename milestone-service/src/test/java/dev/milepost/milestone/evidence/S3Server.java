package dev.milepost.milestone.evidence;

import static org.awaitility.Awaitility.await;

import dev.milepost.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A server that speaks S3 over HTTP, in a JVM of its own; it does not check signatures. */
record S3Server(Process process, URI address) implements AutoCloseable {
    private static final Path PROGRAM = Path.of("target/s3-server/s3mock.jar");

    static S3Server start(Path data, String bucket) throws IOException {
        int port = Ports.free();
        int unused = Ports.free();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        PROGRAM.toAbsolutePath().toString(),
                        "--server.port=" + unused,
                        "--com.adobe.testing.s3mock.http-port=" + port,
                        "--com.adobe.testing.s3mock.store.initial-buckets=" + bucket,
                        "--com.adobe.testing.s3mock.store.root="
                                + Files.createDirectories(data.resolve("s3")).toAbsolutePath())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("s3.log").toFile())
                .start();
        S3Server server = new S3Server(process, URI.create("http://127.0.0.1:" + port));
        await("the S3 server listens")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> server.answers(bucket));
        return server;
    }

    private boolean answers(String bucket) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address.resolve("/" + bucket)).build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
