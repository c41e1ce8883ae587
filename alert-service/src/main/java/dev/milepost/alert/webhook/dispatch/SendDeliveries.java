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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what was claimed, as many at a time to a webhook as it may get; the rest waits in line. No transaction and no lock is open meanwhile; what keeps
 * others away is the lease of the claim, which is longer than a request can take. A delivery can repeat, with the same
 * webhook-id, only if the process dies or its lease lapses between the receiver's answer and the record.
 */
@ApplicationScoped
class SendDeliveries {
    private static final Logger LOG = Logger.getLogger(SendDeliveries.class);
    /** How long what waits in line is sent without asking whether its webhook was moved or switched off. */
    private static final Duration LOOK_EACH = Duration.ofSeconds(2);

    private static final Duration LONGEST_LOOK_UP = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());
    private final WebhookConfig config;
    private final WebhookClaims claims;
    private final Destinations destinations;
    private final HttpSender http;
    private final MessageBody bodies;
    private final RecordAttempts record;
    private final Slots slots;
    private final RealTime time;
    private final Map<UUID, Line> lines = new HashMap<>();
    private volatile boolean stopping;

    @Inject
    SendDeliveries(
            WebhookConfig config,
            WebhookClaims claims,
            Destinations destinations,
            HttpSender http,
            MessageBody bodies,
            RecordAttempts record,
            Slots slots,
            RealTime time) {
        this.config = config;
        this.claims = claims;
        this.destinations = destinations;
        this.http = http;
        this.bodies = bodies;
        this.record = record;
        this.slots = slots;
        this.time = time;
    }

    /** Where the deliveries of a claim go: the address was checked, and is the one that is connected to. */
    private record Destination(WebhookUrl url, InetAddress address) {}

    /** A request to be made. */
    private record Request(Receiver receiver, Due due, Destination destination) {}

    /** What waits for a webhook, and how many threads send it. */
    private static final class Line {
        final Queue<Request> waiting = new ArrayDeque<>();
        final Lock looking = new ReentrantLock();
        /** By {@link System#nanoTime}: what is known of the webhook is as old as that. */
        long lookedAt;

        int senders;

        Line(long lookedAt) {
            this.lookedAt = lookedAt;
        }
    }

    void send(WebhookClaims.Claimed claimed) {
        long claimedAt = System.nanoTime();
        threads.execute(() -> {
            try {
                sendAll(claimed, claimedAt);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                LOG.errorf(e, "Cannot send to webhook %s", claimed.receiver().id());
                recordAll(claimed, Attempt.Answer.none(AttemptOutcome.UNREACHABLE, "failed on our side: " + e));
            }
        });
    }

    private void sendAll(WebhookClaims.Claimed claimed, long claimedAt) throws InterruptedException {
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
        queue(
                receiver.id(),
                claimedAt,
                claimed.deliveries().stream()
                        .map(due -> new Request(receiver, due, destination))
                        .toList());
    }

    private synchronized void queue(UUID webhook, long claimedAt, List<Request> requests) {
        if (stopping) {
            requests.forEach(this::giveBack);
            return;
        }
        Line line = lines.computeIfAbsent(webhook, first -> new Line(claimedAt));
        line.waiting.addAll(requests);
        int idle = Math.min(config.perWebhook() - line.senders, line.waiting.size());
        for (int i = 0; i < idle; i++) {
            line.senders++;
            threads.execute(() -> sendLine(webhook, line));
        }
    }

    private void sendLine(UUID webhook, Line line) {
        try {
            for (Request next = next(webhook, line); next != null; next = next(webhook, line)) {
                look(line, next.receiver());
                sendOne(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service ends
        }
    }

    /**
     * What was claimed for a webhook that was moved, switched off or deleted since goes back. One asks, and the others wait
     * for the answer, or they would go on to the address that was left.
     */
    private void look(Line line, Receiver receiver) throws InterruptedException {
        line.looking.lockInterruptibly();
        try {
            long now = System.nanoTime();
            if (now - line.lookedAt > LOOK_EACH.toNanos()) {
                line.lookedAt = now;
                if (!claims.isCurrent(receiver)) {
                    slots.stop(receiver);
                }
            }
        } catch (SQLException e) {
            LOG.warnf("Cannot look whether webhook %s has changed: %s", receiver.id(), e.getMessage());
        } finally {
            line.looking.unlock();
        }
    }

    private synchronized @Nullable Request next(UUID webhook, Line line) {
        Request next = line.waiting.poll();
        if (next == null) {
            line.senders--;
            if (line.senders == 0) {
                lines.remove(webhook);
            }
        }
        return next;
    }

    /** Not sent is what there is no time left for, and what waits for a receiver that fails or asked for a pause. */
    private void sendOne(Request request) throws InterruptedException {
        Receiver receiver = request.receiver();
        Due due = request.due();
        Destination destination = request.destination();
        if (stopping
                || slots.isStopped(receiver)
                || due.claimEndsNanos() - System.nanoTime() < config.timeout().toNanos()) {
            giveBack(request);
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
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        var attempt = new Attempt(receiver, due, at, took, destination.address().getHostAddress(), answer);
        if (attempt.isGone() || attempt.asksForPause()) {
            slots.stop(receiver);
        }
        record.add(attempt);
    }

    private void giveBack(Request request) {
        record.add(new GivenBack(request.receiver(), request.due()));
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

    /** Waits for what is on its way; what is in line goes back. */
    synchronized void stop() {
        stopping = true;
        threads.shutdown();
    }

    /** Waits for what is on its way. */
    void await(Duration atMost) throws InterruptedException {
        if (!threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
