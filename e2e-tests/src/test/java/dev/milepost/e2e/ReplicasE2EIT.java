package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.LocalService;
import dev.milepost.local.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of alert-service share mails and webhooks, and one of them is killed with kill -9 while both are at it.
 * Every webhook arrives, what repeats is what was on its way then and has the same webhook-id, and every rung is one mail.
 */
class ReplicasE2EIT {
    private static final int REMINDED = 60;
    // The least that shall be on its way when the kill comes.
    private static final int STEPS = 400;
    // What one replica may have had in hand: four times as much as it sends to one webhook at the same time.
    private static final int MOST_REPEATED = 128;
    private static final Duration PATIENCE = Duration.ofMinutes(4); // more than the lease of a claim

    @Test
    void theOtherReplicaTakesOverWhatOneHadBegun() throws Exception {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        Client alerts = Stack.client("alert-service", "aurora-admin");
        AtomicBoolean stop = new AtomicBoolean();
        try (Receiver receiver = new Receiver();
                LocalService replica = Stack.running().replica("alert");
                var threads = Executors.newSingleThreadExecutor()) {
            replica.start();
            LocalDate today = LocalDate.ofInstant(BusinessTime.now(), ZoneOffset.UTC);
            Instant dispatch = BusinessTime.now()
                    .atOffset(ZoneOffset.UTC)
                    .withHour(9)
                    .withMinute(0)
                    .withSecond(0)
                    .toInstant()
                    .plus(Duration.ofDays(1));
            Contract worked =
                    Contract.withMilestones(manager, 5, today.plusYears(1).toString());
            Contract reminded = Contract.withMilestones(
                    manager,
                    REMINDED,
                    LocalDate.ofInstant(dispatch, ZoneOffset.UTC).plusDays(7).toString());
            String webhook = alerts.post(
                            "/api/v1/alerts/webhooks",
                            Map.of("name", "Two replicas", "url", receiver.url(), "contractIds", List.of(worked.id())))
                    .expect(201)
                    .body()
                    .path("webhook")
                    .path("id")
                    .asText();
            String armed = "SELECT COUNT(*) FROM reminder WHERE state = 'PLANNED' AND rung = 'P-7D' AND contract_id = '"
                    + reminded.id() + "'";
            await("reminders are armed").atMost(PATIENCE).until(() -> Database.count("alert", armed) == REMINDED);

            Writer writer = new Writer(() -> manager, worked.milestones(), stop);
            Future<?> writing = threads.submit(writer);
            await("webhooks arrive")
                    .atMost(PATIENCE)
                    .until(() -> receiver.bodies().size() > STEPS / 2);
            Duration ahead = Duration.between(BusinessTime.now(), dispatch.plusSeconds(60));
            BusinessTime.advance(ahead);
            new Client(replica.address(), null)
                    .post("/dev/clock", Map.of("advance", ahead.toString()))
                    .expect(200);
            await("reminders go out")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> Database.count("alert", armed) < REMINDED);
            replica.kill();
            await("the work goes on").atMost(PATIENCE).until(() -> writer.total() > STEPS);
            stop.set(true);
            writing.get();

            assertThat(Effects.everyWebhookArrives(webhook, receiver, writer.total()))
                    .as("only what was on its way is repeated")
                    .isLessThanOrEqualTo(MOST_REPEATED);
            everyRungIsOneMail(reminded);
            alerts.send("DELETE", "/api/v1/alerts/webhooks/" + webhook, null, Map.of("If-Match", "*"));
        } finally {
            stop.set(true);
        }
    }

    private static void everyRungIsOneMail(Contract contract) {
        String of = " FROM reminder WHERE rung = 'P-7D' AND contract_id = '" + contract.id() + "'";
        await("all reminders went out")
                .atMost(PATIENCE)
                .until(() -> Database.count("alert", "SELECT COUNT(*)" + of + " AND state = 'SENT'") == REMINDED);
        assertThat(Database.count("alert", "SELECT COUNT(*)" + of))
                .as("one row a rung")
                .isEqualTo(REMINDED);
        Set<String> sent = Database.rows("alert", "SELECT message_id" + of).stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
        assertThat(sent).hasSize(REMINDED);
        List<String> arrived = Stack.running().mail().mails().stream()
                .map(Mail::messageId)
                .filter(sent::contains)
                .toList();
        assertThat(Set.copyOf(arrived)).as("every rung arrives").isEqualTo(sent);
        System.out.printf("Replicas test: %d mails for %d rungs%n", arrived.size(), REMINDED);
    }
}
