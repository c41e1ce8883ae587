package dev.milepost.alert;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.Mail;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.local.testing.SmtpServer;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** What the service answers about reminders, and what arrived in the mailbox. */
public final class Reminders {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Reminders() {}

    public static JsonPath get(String path, String token) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** State by rung at the due date, of all reminders of a milestone. */
    public static Map<String, String> states(String tenant, UUID milestone, Object dueDate) {
        return byRung(tenant, milestone, dueDate, "state");
    }

    /** Reason by rung at the due date. */
    public static Map<String, String> reasons(String tenant, UUID milestone, Object dueDate) {
        return byRung(tenant, milestone, dueDate, "reason");
    }

    private static Map<String, String> byRung(String tenant, UUID milestone, Object dueDate, String field) {
        Map<String, String> values = new TreeMap<>();
        for (Map<String, Object> item : list(tenant, milestone)) {
            if (dueDate.toString().equals(item.get("dueDate"))) {
                values.put(String.valueOf(item.get("rung")), String.valueOf(item.get(field)));
            }
        }
        return values;
    }

    public static List<Map<String, Object>> list(String tenant, UUID milestone) {
        return get("/api/v1/alerts/reminders?limit=200&milestoneId=" + milestone, SignedTokens.token(tenant, "viewer"))
                .getList("items");
    }

    public static void awaitStates(
            String tenant, UUID milestone, Object dueDate, Predicate<Map<String, String>> wanted) {
        await("states of " + milestone).atMost(PATIENCE).until(() -> states(tenant, milestone, dueDate), wanted::test);
    }

    public static List<Mail> mailsTo(String address) {
        return SmtpServer.mails().stream()
                .filter(mail -> mail.to().stream().anyMatch(to -> to.contains(address)))
                .toList();
    }

    public static List<Mail> awaitMails(String address, int count) {
        return await("mails to " + address)
                .atMost(PATIENCE)
                .until(() -> mailsTo(address), mails -> mails.size() >= count);
    }

    /** Moves business time ahead. */
    public static void advance(String period) {
        given().contentType("application/json")
                .body("{\"advance\": \"" + period + "\"}")
                .post("/dev/clock")
                .then()
                .statusCode(200);
    }

    /** Moves business time ahead to the next midnight in {@code zone}. */
    public static void advanceToMidnight(Instant now, ZoneId zone) {
        var midnight = now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone);
        advance(Duration.between(now, midnight.toInstant()).plusSeconds(1).toString());
    }
}
