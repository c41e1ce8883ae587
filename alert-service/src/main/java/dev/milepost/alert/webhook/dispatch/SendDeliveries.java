package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.address.Destinations;
import dev.milepost.alert.webhook.address.WebhookUrl;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import dev.milepost.kit.problem.Violations;
import dev.milepost.kit.time.RealTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Sends what was claimed, each delivery in a thread of its own. No transaction and no lock is open meanwhile; what keeps
 * others away is the lease of the claim, which is longer than a request can take. A delivery can repeat, with the same
 * webhook-id, only if the process dies or its lease lapses between the receiver's answer and the record.
 */
@ApplicationScoped
class SendDeliveries {
    private static final Logger LOG = Logger.getLogger(SendDeliveries.class);
    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final WebhookConfig config;
    private final Destinations destinations;
    private final HttpSender http;
    private final MessageBody bodies;
    private final RecordAttempts record;
    private final RealTime time;

    @Inject
    SendDeliveries(
            WebhookConfig config,
            Destinations destinations,
            HttpSender http,
            MessageBody bodies,
            RecordAttempts record,
            RealTime time) {
        this.config = config;
        this.destinations = destinations;
        this.http = http;
        this.bodies = bodies;
        this.record = record;
        this.time = time;
    }

    /** Where the deliveries of a claim go: the address was checked, and is the one that is connected to. */
    private record Destination(WebhookUrl url, InetAddress address) {}

    void send(WebhookClaims.Claimed claimed) {
        threads.execute(() -> {
            try {
                sendAll(claimed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.errorf(e, "Cannot send to webhook %s", claimed.receiver().id());
                recordAll(claimed, Attempt.Answer.none(AttemptOutcome.UNREACHABLE, "failed on our side: " + e));
            }
        });
    }

    private void sendAll(WebhookClaims.Claimed claimed) throws InterruptedException {
        Receiver receiver = claimed.receiver();
        Optional<WebhookUrl> url = WebhookUrl.parse(receiver.url(), config.httpAllowed(), new Violations());
        String problem = receiver.problem();
        if (problem != null || url.isEmpty()) {
            String why = problem == null ? "its address is not allowed any more" : problem;
            recordAll(claimed, Attempt.Answer.none(AttemptOutcome.UNREACHABLE, why));
            return;
        }
        Destination destination;
        try {
            destination = new Destination(
                    url.get(),
                    destinations.find(
                            receiver.tenant(),
                            url.get().host(),
                            config.timeout().compareTo(LONGEST_LOOK_UP) < 0 ? config.timeout() : LONGEST_LOOK_UP));
        } catch (Destinations.RefusedException e) {
            recordAll(
                    claimed,
                    Attempt.Answer.none(
                            e.isForbidden() ? AttemptOutcome.FORBIDDEN_ADDRESS : AttemptOutcome.UNKNOWN_HOST,
                            String.valueOf(e.getMessage())));
            return;
        }
        Semaphore atOnce = new Semaphore(config.perWebhook());
        AtomicBoolean pause = new AtomicBoolean();
        for (Due due : claimed.deliveries()) {
            atOnce.acquire();
            threads.execute(() -> {
                try {
                    sendOne(receiver, due, destination, pause);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    atOnce.release();
                }
            });
        }
    }

    private void sendOne(Receiver receiver, Due due, Destination destination, AtomicBoolean pause)
            throws InterruptedException {
        // The receiver asked for a pause, or there is no time left: the claim lapses, and somebody takes it again.
        if (pause.get()
                || due.claimEndsNanos() - System.nanoTime() < config.timeout().toNanos()) {
            record.forget(receiver);
            return;
        }
        Instant at = time.instant().truncatedTo(ChronoUnit.MICROS);
        long started = System.nanoTime();
        Attempt.Answer answer;
        try {
            byte[] body = bodies.of(receiver.kind(), due).getBytes(StandardCharsets.UTF_8);
            answer = http.post(
                    destination.address(), destination.url(), headers(receiver, due, at, body), body, config.timeout());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cannot send delivery %s", due.eventId());
            answer = Attempt.Answer.none(AttemptOutcome.UNREACHABLE, "failed on our side: " + e);
        }
        if (answer.retryAfter().isPresent() && answer.outcome() != AttemptOutcome.DELIVERED) {
            pause.set(true);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        record.add(new Attempt(receiver, due, at, took, destination.address().getHostAddress(), answer));
    }

    private static Map<String, String> headers(Receiver receiver, Due due, Instant at, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("user-agent", "Milepost-Webhooks");
        if (receiver.kind().isChat()) {
            headers.put("content-type", "application/json");
            return headers;
        }
        headers.put("content-type", "application/cloudevents+json");
        headers.put("webhook-id", due.eventId().toString());
        headers.put("webhook-timestamp", Long.toString(at.getEpochSecond()));
        byte[] signed = signedContent(due.eventId().toString(), at.getEpochSecond(), body);
        headers.put(
                "webhook-signature",
                receiver.keys().stream().map(key -> key.sign(signed)).collect(Collectors.joining(" ")));
        return headers;
    }

    /** {@code id.timestamp.body}, as Standard Webhooks says. */
    static byte[] signedContent(String id, long timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return content;
    }

    private void recordAll(WebhookClaims.Claimed claimed, Attempt.Answer answer) {
        Instant at = time.instant().truncatedTo(ChronoUnit.MICROS);
        claimed.deliveries()
                .forEach(due -> record.add(new Attempt(claimed.receiver(), due, at, Duration.ZERO, null, answer)));
    }

    /** Waits for what is on its way. */
    void stop(Duration atMost) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
