package dev.milepost.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.Mail;
import dev.milepost.local.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Kafka and MariaDB stay away for longer than any client waits for one try, and nobody restarts a service afterwards. */
class OutageE2EIT {
    private static final int REMINDED = 40;
    private static final int STEPS = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    // Longer than a producer waits for the delivery of a record, and than a connection is waited for.
    private static final Duration AWAY = Duration.ofSeconds(20);

    /**
     * An hour by business time: writes are accepted, reminders that are armed go out, and all is told afterwards, to
     * webhooks as well.
     */
    @Test
    void kafkaIsAwayForAnHour() throws Exception {
        try (var receiver = new Receiver()) {
            kafkaIsAwayForAnHour(receiver);
        }
    }

    private static void kafkaIsAwayForAnHour(Receiver receiver) throws Exception {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        Client alerts = Stack.client("alert-service", "aurora-admin");
        Instant dispatch = nextDispatch();
        Contract reminded = remindedAt(dispatch, manager);
        Contract worked = Contract.withMilestones(
                manager,
                5,
                LocalDate.ofInstant(dispatch, ZoneOffset.UTC).plusYears(1).toString());
        String webhook = toldOfSteps(worked, receiver, alerts);
        AtomicBoolean stop = new AtomicBoolean();
        Writer writer = new Writer(() -> manager, worked.milestones(), stop);
        Part kafka = Stack.running().part("kafka");
        kafka.kill();
        long awayUntil = System.nanoTime() + AWAY.toNanos();
        String untold =
                Contract.withMilestones(manager, 1, dueIn7Days(dispatch)).id();
        try (var threads = Executors.newSingleThreadExecutor()) {
            var writing = threads.submit(writer);
            try {
                BusinessTime.moveTo(dispatch.plus(Duration.ofHours(1)));
                await("the reminders that were armed go out without Kafka")
                        .atMost(PATIENCE)
                        .until(() -> sent(reminded) == REMINDED);
                await("writes go on without Kafka")
                        .atMost(PATIENCE)
                        .until(() -> writer.total() > STEPS && System.nanoTime() > awayUntil);
            } finally {
                stop.set(true);
            }
            writing.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(kafka.isRunning()).isFalse();
        assertThat(Database.count("milestone", "SELECT COUNT(*) FROM outbox WHERE state = 0"))
                .as("what is not told waits")
                .isGreaterThanOrEqualTo(STEPS);
        assertThat(writer.unanswered()).as("requests without an answer").isZero();
        assertThat(receiver.bodies()).isEmpty();

        kafka.start();
        Effects.everyAcknowledgedWriteIsThere(manager, List.of(writer));
        Effects.everyEventTookEffectOnce();
        for (String service : List.of("milestone", "alert")) {
            await(service + " has told everything")
                    .atMost(PATIENCE)
                    .until(() -> Database.count(service, "SELECT COUNT(*) FROM outbox WHERE state <> 1") == 0);
        }
        everyRungIsOneMail(reminded);
        await("what became due unknown to alert-service is sent once, late")
                .atMost(PATIENCE)
                .until(() -> Database.count(
                                "alert",
                                "SELECT COUNT(*) FROM reminder WHERE state = 'SENT' AND rung = 'P-7D'"
                                        + " AND contract_id = '" + untold + "'")
                        == 1);
        assertThat(Effects.everyWebhookArrives(webhook, receiver, writer.total()))
                .as("nothing is told twice")
                .isZero();
        alerts.send("DELETE", "/api/v1/alerts/webhooks/" + webhook, null, Map.of("If-Match", "*"));
    }

    /** In the middle of a dispatch: callers are told so at once, and everything goes on when it is back. */
    @Test
    void mariaDbIsAwayDuringADispatch() throws Exception {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        Instant dispatch = nextDispatch();
        Contract reminded = remindedAt(dispatch, manager);
        Map<String, String> paths = Map.of(
                "milestone-service",
                reminded.path(),
                "alert-service",
                "/api/v1/alerts/reminders?limit=1",
                "analytics-service",
                "/api/v1/analytics/summary");
        Map<String, Client> clients = paths.keySet().stream()
                .collect(Collectors.toMap(service -> service, service -> Stack.client(service, "aurora-manager")));
        BusinessTime.moveTo(dispatch.plusSeconds(60));
        await("reminders go out")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> sent(reminded) > 0);
        Part mariadb = Stack.running().part("mariadb");
        mariadb.kill();
        try {
            long awayUntil = System.nanoTime() + AWAY.toNanos();
            do {
                for (var path : paths.entrySet()) {
                    Client.Answer answer = requireNonNull(clients.get(path.getKey()))
                            .get(path.getValue())
                            .expect(503);
                    assertThat(answer.body().path("detail").asText()).isNotEmpty();
                }
            } while (System.nanoTime() < awayUntil);
        } finally {
            mariadb.start();
        }
        await("all reminders went out").atMost(PATIENCE).ignoreExceptions().until(() -> sent(reminded) == REMINDED);
        everyRungIsOneMail(reminded);
        paths.forEach((service, path) -> await(service + " answers again")
                .atMost(PATIENCE)
                .until(() -> requireNonNull(clients.get(service)).get(path).status() == 200));
    }

    /** A webhook that is told of what the writer does in a contract. */
    private static String toldOfSteps(Contract contract, Receiver receiver, Client alerts) {
        List<String> steps = Stream.of("started", "submitted", "withdrawn")
                .map(step -> "dev.milepost.milestone." + step + ".v1")
                .toList();
        return alerts.post(
                        "/api/v1/alerts/webhooks",
                        Map.of(
                                "name",
                                "An hour late",
                                "url",
                                receiver.url(),
                                "contractIds",
                                List.of(contract.id()),
                                "eventTypes",
                                steps))
                .expect(201)
                .body()
                .path("webhook")
                .path("id")
                .asText();
    }

    /** Nine o'clock tomorrow: it is where the owner is, which may be past today. */
    private static Instant nextDispatch() {
        return BusinessTime.now()
                .atOffset(ZoneOffset.UTC)
                .withHour(9)
                .withMinute(0)
                .withSecond(0)
                .toInstant()
                .plus(Duration.ofDays(1));
    }

    private static String dueIn7Days(Instant dispatch) {
        return LocalDate.ofInstant(dispatch, ZoneOffset.UTC).plusDays(7).toString();
    }

    private static Contract remindedAt(Instant dispatch, Client manager) {
        Contract contract = Contract.withMilestones(manager, REMINDED, dueIn7Days(dispatch));
        String armed = "SELECT COUNT(*) FROM reminder WHERE state = 'PLANNED' AND rung = 'P-7D' AND contract_id = '"
                + contract.id() + "'";
        await("reminders are armed").atMost(PATIENCE).until(() -> Database.count("alert", armed) == REMINDED);
        return contract;
    }

    private static long sent(Contract contract) {
        return Database.count(
                "alert",
                "SELECT COUNT(*) FROM reminder WHERE state = 'SENT' AND rung = 'P-7D' AND contract_id = '"
                        + contract.id() + "'");
    }

    private static void everyRungIsOneMail(Contract contract) {
        Set<String> sent = Database.rows(
                        "alert",
                        "SELECT message_id FROM reminder WHERE rung = 'P-7D' AND contract_id = '" + contract.id() + "'")
                .stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
        assertThat(sent).as("one row a rung").hasSize(REMINDED);
        Map<String, Long> arrived = Stack.running().mail().mails().stream()
                .filter(mail -> sent.contains(mail.messageId()))
                .collect(Collectors.groupingBy(Mail::messageId, Collectors.counting()));
        assertThat(arrived.keySet()).as("every rung arrives").isEqualTo(sent);
        System.out.printf(
                "Outage test: %d mails for %d rungs%n",
                arrived.values().stream().mapToLong(Long::longValue).sum(), REMINDED);
    }
}
