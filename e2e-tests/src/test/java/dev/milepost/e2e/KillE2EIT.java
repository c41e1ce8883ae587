package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.Mail;
import dev.milepost.local.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Kills each service, Kafka and MariaDB in turn with kill -9, while writers make transitions and reminders go out.
 * Afterwards every acknowledged write is there, every event took effect in both consumers exactly once, the ledger has
 * one row a rung and the mailbox one Message-ID a rung.
 */
class KillE2EIT {
    private static final List<String> VICTIMS =
            List.of("milestone-service", "alert-service", "analytics-service", "kafka", "mariadb");
    private static final int WRITERS = 4;
    private static final int MILESTONES_OF_A_WRITER = 5;
    private static final int REMINDED_A_ROUND = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern MILESTONE = Pattern.compile("/milestones/([0-9a-f-]{36})");

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        LocalDate today = LocalDate.ofInstant(BusinessTime.now(), ZoneOffset.UTC);
        AtomicBoolean stop = new AtomicBoolean();
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            List<String> milestones = Contract.withMilestones(
                            manager, MILESTONES_OF_A_WRITER, today.plusYears(1).toString())
                    .milestones();
            writers.add(new Writer(() -> manager, milestones, stop));
        }
        List<String> reminded = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<?>> running = new ArrayList<>();
            writers.forEach(writer -> running.add(threads.submit(writer)));
            try {
                for (String victim : VICTIMS) {
                    reminded.addAll(killDuringReminders(manager, victim, writers));
                }
            } finally {
                stop.set(true);
            }
            for (Future<?> one : running) {
                finish(one);
            }
        }
        Effects.everyAcknowledgedWriteIsThere(manager, writers);
        Effects.everyEventTookEffectOnce();
        everyRungWentOutOnce(reminded);
        summaryAgreesWithTheMilestones();
        System.out.printf(
                "Kill test: %d acknowledged transitions, %d requests without an answer, %d mails for %d reminders%n",
                writers.stream().mapToInt(Writer::total).sum(),
                writers.stream().mapToInt(Writer::unanswered).sum(),
                Stack.running().mail().mails().size(),
                Database.count("alert", "SELECT COUNT(*) FROM reminder WHERE state = 'SENT'"));
    }

    private static void finish(Future<?> writer) throws InterruptedException {
        try {
            writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError("a writer did not finish", e);
        }
    }

    /** Arms reminders for nine o'clock, lets them begin to go out, kills the victim and starts it again. */
    private static List<String> killDuringReminders(Client manager, String victim, List<Writer> writers) {
        Instant now = BusinessTime.now();
        Instant nine = now.atOffset(ZoneOffset.UTC)
                .withHour(9)
                .withMinute(0)
                .withSecond(0)
                .toInstant();
        // Tomorrow: nine o'clock is where the owner is, which may be past today.
        Instant dispatch = nine.plus(Duration.ofDays(1));
        LocalDate due = LocalDate.ofInstant(dispatch, ZoneOffset.UTC).plusDays(7);
        Contract contract = Contract.withMilestones(manager, REMINDED_A_ROUND, due.toString());
        String armed = "SELECT COUNT(*) FROM reminder WHERE state = 'PLANNED' AND rung = 'P-7D' AND contract_id = '"
                + contract.id() + "'";
        await("reminders are armed").atMost(PATIENCE).until(() -> Database.count("alert", armed) == REMINDED_A_ROUND);
        int before = total(writers);
        BusinessTime.moveTo(dispatch.plusSeconds(60));
        await("reminders go out")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> Database.count("alert", armed) < REMINDED_A_ROUND);
        Part part = Stack.running().part(victim);
        part.kill();
        assertThat(part.isRunning()).isFalse();
        part.restart();
        await("writers go on after " + victim + " came back")
                .atMost(PATIENCE)
                .until(() -> total(writers) > before + WRITERS * MILESTONES_OF_A_WRITER);
        await("all reminders of the round went out")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> Database.count("alert", armed) == 0);
        return contract.milestones();
    }

    private static int total(List<Writer> writers) {
        return writers.stream().mapToInt(Writer::total).sum();
    }

    private static void everyRungWentOutOnce(List<String> milestones) {
        Set<String> reminded = milestones.stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        assertThat(Database.rows("alert", """
                        SELECT milestone_id, rung, due_date, recipient, channel FROM reminder
                        GROUP BY milestone_id, rung, due_date, recipient, channel HAVING COUNT(*) > 1"""))
                .as("the ledger has one row a rung")
                .isEmpty();
        Map<String, Set<String>> sent = new HashMap<>();
        Database.rows("alert", "SELECT milestone_id, message_id FROM reminder WHERE state = 'SENT' AND rung = 'P-7D'")
                .forEach(row -> sent.computeIfAbsent(row.get(0), milestone -> new HashSet<>())
                        .add(row.get(1)));
        sent.keySet().retainAll(reminded);
        assertThat(sent).containsOnlyKeys(reminded);
        Map<String, Set<String>> mailed = new HashMap<>();
        for (Mail mail : Stack.running().mail().mails()) { // those of other tests as well
            MILESTONE
                    .matcher(mail.text())
                    .results()
                    .map(link -> link.group(1))
                    .filter(reminded::contains)
                    .forEach(milestone -> mailed.computeIfAbsent(milestone, first -> new HashSet<>())
                            .add(mail.messageId()));
        }
        assertThat(mailed)
                .as("each rung that was sent is in the mailbox, under one Message-ID")
                .isEqualTo(sent);
    }

    private static void summaryAgreesWithTheMilestones() {
        long open = Database.count("milestone", """
                SELECT COUNT(*) FROM milestone m JOIN contract c ON c.id = m.contract_id
                WHERE m.tenant_id = 'aurora' AND c.status = 'ACTIVE'
                  AND m.status IN ('PLANNED', 'IN_PROGRESS', 'SUBMITTED', 'REJECTED')""");
        Client manager = Stack.client("analytics-service", "aurora-manager");
        assertThat(manager.get("/api/v1/analytics/summary")
                        .expect(200)
                        .body()
                        .path("milestones")
                        .path("open")
                        .asLong())
                .isEqualTo(open);
    }
}
