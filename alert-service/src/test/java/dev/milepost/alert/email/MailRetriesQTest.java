package dev.milepost.alert.email;

import static dev.milepost.alert.PoliciesApi.create;
import static dev.milepost.alert.PoliciesApi.forContract;
import static dev.milepost.alert.Reminders.advance;
import static dev.milepost.alert.Reminders.advanceToMidnight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.alert.Contract;
import dev.milepost.alert.Reminders;
import dev.milepost.alert.ServiceTest;
import dev.milepost.events.ContractStatus;
import dev.milepost.kit.time.BusinessClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A mail server that takes a mail in the end: after some seconds, or not at the first attempt. */
@QuarkusTest
@TestProfile(MailFaultsQTest.Scripted.class)
class MailRetriesQTest extends ServiceTest {
    private static final String TENANT = "patient";
    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID: (<[^>]+>)");

    @Inject
    BusinessClock clock;

    @Test
    void one_that_takes_its_time_gets_each_mail_once() throws Exception {
        var milestone = remindedTomorrow("ada@patient.example", "bo@patient.example", "cy@patient.example");

        try (var server = server().hesitates(Duration.ofSeconds(3))) {
            advance("P1DT10H");

            assertThat(awaitSent(milestone.id, 3))
                    .allSatisfy(row -> assertThat(row).containsEntry("attempts", 1));
            assertThat(messageIds(server)).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void one_that_puts_a_mail_off_gets_it_again_with_the_same_message_id() throws Exception {
        var milestone = remindedTomorrow("ada@patient.example");

        try (var server = server().first(".", "451 4.3.2 too busy", "452 4.3.1 no room left")) {
            advance("P1DT10H");

            var sent = awaitSent(milestone.id, 1).getFirst();
            assertThat(sent).containsEntry("attempts", 3);
            assertThat(messageIds(server)).hasSize(3).containsOnly(String.valueOf(sent.get("messageId")));
        }
    }

    private Contract.Milestone remindedTomorrow(String... addresses) {
        advanceToMidnight(clock.instant(), ZoneOffset.UTC);
        var due = clock.today(ZoneOffset.UTC).plusDays(11);
        var contract = new Contract(TENANT, "UTC", clock.instant()).is(ContractStatus.ACTIVE);
        create(
                TENANT,
                forContract(contract.id, "DUE_DATE", Map.of("offset", "P-10D", "addresses", List.of(addresses))));
        var milestone = contract.milestone("Handover", due, null);
        awaitRows(milestone.id, "PLANNED", addresses.length);
        return milestone;
    }

    private static ScriptedSmtpServer server() throws Exception {
        return new ScriptedSmtpServer(Map.of(), Integer.getInteger(MailFaultsQTest.Scripted.PORT));
    }

    private static List<Map<String, Object>> awaitSent(UUID milestone, int count) {
        return awaitRows(milestone, "SENT", count);
    }

    private static List<Map<String, Object>> awaitRows(UUID milestone, String state, int count) {
        return await(count + " are " + state)
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> Reminders.list(TENANT, milestone),
                        rows -> rows.size() == count && rows.stream().allMatch(row -> state.equals(row.get("state"))));
    }

    /** Of all mails of this tenant that it was handed, whatever it said; time goes on for others as well. */
    private static List<String> messageIds(ScriptedSmtpServer server) {
        return List.copyOf(server.mails).stream()
                .filter(mail -> mail.contains("@patient.example"))
                .flatMap(mail -> MESSAGE_ID.matcher(mail).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
