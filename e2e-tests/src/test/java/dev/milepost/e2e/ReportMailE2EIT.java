package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.local.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A manager has a colleague get a report by mail: from the question to the file in the mailbox, through all services. */
class ReportMailE2EIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REPORTS = "/api/v1/analytics/reports";

    @Test
    void aReportReachesAColleague() {
        Client analytics = Stack.client("analytics-service", "aurora-manager");
        Contract.withMilestones(Stack.client("milestone-service", "aurora-manager"), 3, "2027-12-01");
        JsonNode colleague = Stack.client("milestone-service", "aurora-viewer")
                .get("/api/v1/people/me")
                .expect(200)
                .body();
        String name = "Completion " + UUID.randomUUID();
        Map<String, Object> report = Map.of(
                "name",
                name,
                "question",
                "completion",
                "formats",
                List.of("CSV"),
                "recipients",
                List.of(colleague.path("id").asText()));
        // who has just signed in is known there within moments
        JsonNode saved = await().atMost(PATIENCE)
                .until(() -> analytics.post(REPORTS, report), answer -> answer.status() == 201)
                .body();

        String path = REPORTS + "/" + saved.path("id").asText();
        String run = analytics
                .send("POST", path + "/run", null, Map.of())
                .expect(202)
                .body()
                .path("id")
                .asText();

        Mail mail = await().atMost(PATIENCE)
                .until(
                        () -> Stack.running().mail().mails().stream()
                                .filter(one -> one.subject().contains(name))
                                .toList(),
                        mails -> !mails.isEmpty())
                .getFirst();
        assertThat(mail.to()).containsExactly(colleague.path("email").asText());
        assertThat(mail.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).startsWith("completion-").endsWith(".csv");
            assertThat(new String(file.content(), StandardCharsets.UTF_8))
                    .isEqualTo(Stack.client("analytics-service", "aurora-viewer")
                            .send("GET", path + "/runs/" + run + "/files/CSV", null, Map.of("Accept", "text/csv"))
                            .expect(200)
                            .text())
                    .startsWith("milestones,");
        });
        Client alerts = Stack.client("alert-service", "aurora-manager");
        await().atMost(PATIENCE)
                .until(() -> alerts.get("/api/v1/alerts/report-mails?runId=" + run)
                        .expect(200)
                        .body()
                        .at("/items/0/state")
                        .asText()
                        .equals("SENT"));
    }
}
