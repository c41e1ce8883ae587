package dev.milepost.alert.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.alert.Database;
import dev.milepost.alert.ServiceTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that misbehave: each leaves a visible record, and none of them stops another. */
@QuarkusTest
class WebhookFaultsQTest extends ServiceTest {
    private Hooks hooks = Hooks.ofNewTenant();
    private HookReceiver receiver = notStarted();

    @BeforeEach
    void start() throws Exception {
        hooks = Hooks.ofNewTenant();
        receiver = HookReceiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void a_receiver_that_hangs_is_cut_off() {
        receiver.answers((exchange, request) -> Thread.sleep(Duration.ofSeconds(30)));
        var hook = pinged(receiver.url());

        assertThat(firstAttempt(hook))
                .containsEntry("outcome", "TIMEOUT")
                .containsEntry("reason", "no answer within PT2S")
                .satisfies(attempt ->
                        assertThat((Integer) attempt.get("tookMillis")).isBetween(1900, 20_000));
    }

    @Test
    void an_answer_that_never_ends_counts_by_its_status() {
        receiver.answers((exchange, request) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            Thread.sleep(Duration.ofSeconds(30));
        });
        var hook = pinged(receiver.url());

        assertThat(firstAttempt(hook))
                .containsEntry("outcome", "DELIVERED")
                .containsEntry("answer", "x")
                .containsEntry("reason", "the answer did not end within PT2S");
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (var elsewhere = HookReceiver.start()) {
            receiver.answers((exchange, request) -> {
                exchange.getResponseHeaders().set("Location", elsewhere.url());
                exchange.sendResponseHeaders(307, -1);
            });
            var hook = pinged(receiver.url());

            assertThat(firstAttempt(hook))
                    .containsEntry("outcome", "REFUSED")
                    .containsEntry("status", 307)
                    .containsEntry("reason", "the receiver answered 307; redirects are not followed");
            hook.awaitDelivery("FAILED");
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void of_ten_megabytes_only_the_beginning_is_read() {
        receiver.answers((exchange, request) -> {
            exchange.sendResponseHeaders(200, 10_000_000);
            byte[] part = new byte[10_000];
            java.util.Arrays.fill(part, (byte) 'x');
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(part);
            }
        });
        var hook = pinged(receiver.url());

        assertThat(firstAttempt(hook))
                .containsEntry("outcome", "DELIVERED")
                .containsEntry("reason", "the answer was cut after 65536 bytes")
                .containsEntry("answer", "x".repeat(2048));
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused(@TempDir Path directory) throws Exception {
        try (var secured = HookReceiver.startTls(selfSigned(directory))) {
            var hook = pinged("https://localhost:" + secured.port() + "/hook");

            assertThat(firstAttempt(hook))
                    .containsEntry("outcome", "TLS_FAILED")
                    .satisfies(attempt ->
                            assertThat(String.valueOf(attempt.get("reason"))).contains("certificat"));
            assertThat(secured.requests()).isEmpty();
        }
    }

    @Test
    void nobody_at_home() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        var hook = pinged("http://127.0.0.1:" + port + "/");

        assertThat(firstAttempt(hook))
                .containsEntry("outcome", "UNREACHABLE")
                .satisfies(attempt ->
                        assertThat(String.valueOf(attempt.get("reason"))).contains("refused"));
    }

    @Test
    void a_name_that_nobody_knows() {
        var hook = pinged("http://nobody-at-all.invalid/");

        assertThat(firstAttempt(hook)).containsEntry("outcome", "UNKNOWN_HOST").doesNotContainKey("address");
    }

    @Test
    void gone_switches_it_off_at_once() {
        receiver.answers(HookReceiver.Answer.status(410));
        var hook = pinged(receiver.url());

        hook.awaitDelivery("FAILED");
        Hooks.patience("off").until(() -> !hook.read().getBoolean("enabled"));
        assertThat(hook.read().getString("disabledReason")).isEqualTo("the receiver answered 410 Gone");
        assertThat(hook.read().getString("disabledCode")).isEqualTo("GONE");
        assertThat(hook.read().getInt("version")).isEqualTo(2);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void lasting_failure_switches_it_off_and_ends_what_waits() {
        receiver.answers(HookReceiver.Answer.status(500));
        var hook = pinged(receiver.url());
        hook.awaitDelivery("FAILED");
        Instant since = Instant.parse(hook.read().getString("failingSince"));

        Hooks.patience("off").until(() -> {
            if (hook.read().getBoolean("enabled")) {
                hooks.post(hook.path() + "/ping", "");
                return false;
            }
            return true;
        });

        assertThat(hook.read().getString("disabledReason"))
                .startsWith("nothing came through since " + since.toString().substring(0, 16));
        assertThat(hook.read().getString("disabledCode")).isEqualTo("FAILING");
        Hooks.patience("nothing waits")
                .until(() -> hook.deliveries().stream().noneMatch(one -> "PENDING".equals(one.get("state"))));
    }

    @Test
    void an_answer_of_any_length_does_not_keep_it_on() throws Exception {
        try (var socket = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
            Thread.startVirtualThread(() -> {
                while (!socket.isClosed()) {
                    try (var connection = socket.accept()) {
                        connection.getInputStream().read(new byte[4096]);
                        connection.getOutputStream().write(("x".repeat(3000) + "\r\n\r\n").getBytes(US_ASCII));
                    } catch (IOException e) {
                        // the next one
                    }
                }
            });
            var hook = pinged("http://127.0.0.1:" + socket.getLocalPort() + "/");
            hook.awaitDelivery("FAILED");
            failingForDays();
            Database.execute("UPDATE webhook_delivery SET state = 'PENDING', due_at = '2099-01-01' WHERE tenant_id = '"
                    + hooks.tenant + "'"); // so that there is something to cancel
            hooks.post(hook.path() + "/ping", "").then().statusCode(202);

            Hooks.patience("off").until(() -> !hook.read().getBoolean("enabled"));
        }
    }

    @Test
    void one_failure_long_after_another_is_tried_again() throws Exception {
        receiver.answers(HookReceiver.Answer.status(400));
        var hook = pinged(receiver.url());
        hook.awaitDelivery("FAILED");
        failingForDays();
        int before = receiver.requests().size();
        receiver.answers((exchange, request) ->
                exchange.sendResponseHeaders(receiver.requests().size() > before + 1 ? 200 : 500, -1));

        hooks.post(hook.path() + "/ping", "").then().statusCode(202);

        Hooks.patience("it came through")
                .until(() -> hook.deliveries().stream().anyMatch(one -> "DELIVERED".equals(one.get("state"))));
        assertThat(hook.read().getBoolean("enabled")).isTrue();
    }

    @Test
    void without_its_event_a_delivery_can_be_read_and_a_replay_fails() throws Exception {
        var hook = pinged(receiver.url());
        Object id = hook.awaitDelivery("DELIVERED").get("id");
        Database.execute("DELETE FROM webhook_message WHERE tenant_id = '" + hooks.tenant + "'");

        assertThat(hooks.get(hook.path() + "/deliveries/" + id).getMap("event")).isEmpty();
        hooks.post(hook.path() + "/deliveries/" + id + "/replay", "").then().statusCode(202);

        assertThat(hook.awaitDelivery("FAILED")).containsEntry("reason", "its event is not kept any more");
        assertThat(receiver.requests()).hasSize(1);
    }

    private void failingForDays() throws SQLException {
        Database.execute("UPDATE webhook SET failing_since = UTC_TIMESTAMP(6) - INTERVAL 6 DAY WHERE tenant_id = '"
                + hooks.tenant + "'");
    }

    @Test
    void retry_after_is_kept_for_the_whole_webhook() throws Exception {
        receiver.answers((exchange, request) -> {
            boolean first = receiver.requests().size() == 1;
            if (first) {
                exchange.getResponseHeaders().set("Retry-After", "10");
            }
            exchange.sendResponseHeaders(first ? 503 : 200, -1);
        });
        var hook = pinged(receiver.url());
        receiver.await(1);
        Hooks.patience("a pause").until(() -> hook.read().getString("pausedUntil") != null);
        hooks.post(hook.path() + "/ping", "");

        receiver.await(3);

        Hooks.patience("all came through")
                .until(() -> hook.deliveries().stream().allMatch(one -> "DELIVERED".equals(one.get("state"))));
        var log = hook.log(receiver.requests().getFirst().id());
        assertThat(Duration.between(at(log.getFirst()), at(log.getLast()))).isGreaterThan(Duration.ofMillis(9900));
        assertThat(hook.read().getString("pausedUntil")).isNull();
    }

    @Test
    void a_claim_that_lapses_is_taken_again_with_the_same_id() throws Exception {
        var hook = pinged(receiver.url());
        String id = receiver.await(1).getFirst().id();
        hook.awaitDelivery("DELIVERED");

        // As a replica leaves it that was killed between the answer and the record.
        try (var connection = Database.open();
                var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    UPDATE webhook_delivery SET state = 'PENDING', claimed_by = UUID(), ended_at = NULL,
                      due_at = UTC_TIMESTAMP(6) + INTERVAL 1 SECOND WHERE event_id = '%s'""".formatted(id));
        }

        assertThat(receiver.await(2)).extracting(HookReceiver.Request::id).containsExactly(id, id);
        hook.awaitDelivery("DELIVERED");
    }

    private Hooks.Hook pinged(String url) {
        var hook = hooks.make(url, Map.of());
        hooks.post(hook.path() + "/ping", "").then().statusCode(202);
        return hook;
    }

    private static Map<String, Object> firstAttempt(Hooks.Hook hook) {
        var delivery = hook.awaitDelivery(one -> !Integer.valueOf(0).equals(one.get("attempts")));
        return hook.log(delivery.get("id")).getFirst();
    }

    private static Instant at(Map<String, Object> attempt) {
        return Instant.parse(requireNonNull(attempt.get("at")).toString());
    }

    /** A certificate for localhost that signs itself. */
    private static SSLContext selfSigned(Path directory) throws Exception {
        Path file = directory.resolve("self-signed.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "self",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.Charset.defaultCharset());
        assertThat(keytool.waitFor()).as(said).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, "changeit".toCharArray());
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    @SuppressWarnings("NullAway") // started before each test
    private static HookReceiver notStarted() {
        return null;
    }
}
