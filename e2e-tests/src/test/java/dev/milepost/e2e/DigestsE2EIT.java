package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.LocalService;
import dev.milepost.local.Mail;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of alert-service send digests, and one of them is killed with kill -9 while both have one in hand. Everybody
 * gets theirs, and only the one in hand may come twice, with the same Message-ID.
 */
class DigestsE2EIT {
    // So many that they are not all served, however long the kill is in coming.
    private static final int READERS = 2000;
    // The least that shall have gone out when the kill comes.
    private static final int SENT_BEFORE = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(4); // more than the lease of a claim
    private static final String PERSON = "CONCAT('00000000-0000-7000-8000-', LPAD(seq, 12, '0'))";
    private static final String OF_READERS = " FROM digest WHERE person_id < '00000000-0000-7000-8000-001000000000'";
    private static final String ALL = " FROM seq_1_to_" + READERS;

    @AfterEach
    void forgetReaders() {
        Database.change("alert", "DELETE" + OF_READERS);
        for (String table : List.of("alert_preference", "known_milestone", "known_person")) {
            String whose = table.equals("alert_preference")
                    ? "recipient LIKE '00000000-0000-7000-8000-000%'"
                    : (table.equals("known_person") ? "id" : "owner_id") + " < '00000000-0000-7000-8000-001000000000'";
            Database.change("alert", "DELETE FROM " + table + " WHERE " + whose);
        }
    }

    @Test
    void everybodyGetsTheirDigestWhenAReplicaIsKilled() throws Exception {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        LocalDate today = LocalDate.ofInstant(BusinessTime.now(), ZoneOffset.UTC);
        Contract contract =
                Contract.withMilestones(manager, 1, today.plusYears(1).toString());
        await("the milestone is known")
                .atMost(PATIENCE)
                .until(() -> Database.count(
                                "alert",
                                "SELECT COUNT(*) FROM known_milestone WHERE contract_id = '" + contract.id() + "'")
                        == 1);
        try (LocalService replica = Stack.running().replica("alert")) {
            replica.start();
            readersWithSomethingOverdue(contract, today);

            String inHand = "SELECT SUM(state = 'SENT') >= " + SENT_BEFORE
                    + " AND SUM(state = 'PLANNED' AND claimed_by IS NOT NULL) = 2" + OF_READERS;
            await("both replicas send")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> Database.count("alert", inHand) == 1);
            replica.kill();
            long sentByThen = Database.count("alert", "SELECT COUNT(*)" + OF_READERS + " AND state = 'SENT'");
            assertThat(sentByThen).as("in the middle").isBetween((long) SENT_BEFORE, READERS - 2L);
            await("all digests went out")
                    .atMost(PATIENCE)
                    .until(() ->
                            Database.count("alert", "SELECT COUNT(*)" + OF_READERS + " AND state = 'SENT'") == READERS);
            everybodyHasTheirs(sentByThen);
        }
    }

    /** As if people had asked for a daily digest and owned something that is late, longer than it is news. */
    private static void readersWithSomethingOverdue(Contract contract, LocalDate today) {
        LocalDate late = today.minusDays(40);
        Database.change(
                "alert",
                "INSERT INTO known_person (id, tenant_id, name, email, time_zone, locale) SELECT " + PERSON
                        + ", 'aurora', CONCAT('Reader ', seq), CONCAT('reader-', seq, '@digests.example'), 'UTC', 'en'"
                        + ALL);
        Database.change(
                "alert",
                "INSERT INTO known_milestone (id, tenant_id, contract_id, title, status, due_date, owner_id, facts, deleted,"
                        + " revision) SELECT UUID(), tenant_id, contract_id, CONCAT('Part ', seq), status, '" + late
                        + "', " + PERSON + ", facts, deleted, revision FROM known_milestone JOIN seq_1_to_" + READERS
                        + " WHERE contract_id = '" + contract.id() + "'");
        Database.change(
                "alert",
                "INSERT INTO alert_preference (id, tenant_id, version, recipient, channel, muted, updated_at, delivery, digest,"
                        + " digest_at) SELECT UUID(), 'aurora', 1, " + PERSON
                        + ", 'EMAIL', FALSE, UTC_TIMESTAMP(6), 'DIGEST', 'DAILY', '00:00'" + ALL);
        Database.change(
                "alert",
                "INSERT INTO digest (id, tenant_id, person_id, kind, period, state, due_at, since, reason) SELECT UUID(),"
                        + " 'aurora', " + PERSON + ", 'DIGEST', '" + late + "', 'PLANNED', '" + late + "', '" + late
                        + "', 'daily'" + ALL);
    }

    private static void everybodyHasTheirs(long sentByThen) {
        assertThat(Database.rows(
                        "alert", "SELECT person_id, COUNT(*)" + OF_READERS + " AND state = 'SENT' GROUP BY person_id"))
                .hasSize(READERS)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("1"));
        assertThat(Database.count("alert", "SELECT COUNT(*)" + OF_READERS + " AND state = 'PLANNED'"))
                .as("the next one of each")
                .isEqualTo(READERS);
        Set<String> sent = Database.rows("alert", "SELECT message_id" + OF_READERS + " AND state = 'SENT'").stream()
                .map(List::getFirst)
                .collect(Collectors.toSet());
        List<String> arrived = Stack.running().mail().mails().stream()
                .filter(mail -> mail.to().stream().anyMatch(to -> to.contains("@digests.example")))
                .map(Mail::messageId)
                .toList();
        assertThat(Set.copyOf(arrived))
                .as("every digest arrives, under its own id")
                .isEqualTo(sent);
        assertThat(arrived).as("only the one in hand may come twice").hasSizeBetween(READERS, READERS + 1);
        System.out.printf(
                "Digests test: %d mails for %d digests, of which %d were sent before the kill%n",
                arrived.size(), READERS, sentByThen);
    }
}
