package dev.milepost.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.local.Accounts;
import dev.milepost.local.testing.SmallestBody;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every operation of every service's specification: without a token, with one of another realm, and as somebody of
 * another tenant, who must not be able to tell what is there from what is not.
 */
class TenantWalkE2EIT {
    private static final List<String> SERVICES = List.of("milestone-service", "alert-service", "analytics-service");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String NOWHERE = "01900000-0000-7000-8000-000000000000";

    /** What aurora has, by the first path segment behind the version or by parameter. */
    private static final Map<String, String> AURORA = new TreeMap<>();

    private record Operation(String service, String method, String path, JsonNode description, JsonNode api) {}

    @BeforeAll
    static void giveAuroraSomethingOfEverything() {
        Client manager = Stack.client("milestone-service", "aurora-manager");
        Contract contract = Contract.withMilestones(manager, 1, "2027-03-20");
        String party = manager.post(
                        "/api/v1/parties", Map.of("reference", "walk-" + UUID.randomUUID(), "name", "Walked over"))
                .expect(201)
                .body()
                .path("id")
                .asText();
        String paying = manager.post(
                        contract.path() + "/milestones",
                        Map.of(
                                "title", "Paid milestone",
                                "type", "PAYMENT",
                                "paymentTerm", Map.of("percent", "5", "netDays", 10)))
                .expect(201)
                .body()
                .path("id")
                .asText();
        String path = "/api/v1/milestones/" + paying;
        manager.act(path, "start", Map.of()).expect(200);
        manager.act(path, "submit", Map.of()).expect(200);
        Stack.client("milestone-service", "aurora-approver")
                .act(path, "approve", Map.of())
                .expect(200);
        String milestone = contract.milestones().getFirst();
        Client alerts = Stack.client("alert-service", "aurora-manager");
        String reminders = "/api/v1/alerts/reminders?contractId=" + contract.id();
        await("aurora has reminders")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !alerts.get(reminders).body().path("items").isEmpty());
        AURORA.put("contracts", contract.id());
        AURORA.put("contractId", contract.id());
        AURORA.put("milestones", milestone.substring(milestone.lastIndexOf('/') + 1));
        AURORA.put("milestoneId", milestone.substring(milestone.lastIndexOf('/') + 1));
        AURORA.put("parties", party);
        AURORA.put(
                "recurrences",
                manager.post(
                                contract.path() + "/recurrences",
                                Map.of(
                                        "rule",
                                                Map.of(
                                                        "kind",
                                                        "RECURRING",
                                                        "start",
                                                        Map.of("kind", "DATE", "date", "2027-03-20"),
                                                        "rrule",
                                                        "FREQ=DAILY"),
                                        "until", "2027-03-20",
                                        "milestone", Map.of("title", "Daily report", "type", "REPORT")))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put(
                "breaches",
                manager.post(contract.path() + "/breaches", Map.of("description", "Drawings were published."))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        String late = manager.post(
                        contract.path() + "/milestones",
                        Map.of("title", "Late", "type", "REPORT", "dueDate", "2020-01-31"))
                .expect(201)
                .body()
                .path("id")
                .asText();
        AURORA.put(
                "extension-requests",
                manager.post(
                                "/api/v1/milestones/" + late + "/extension-requests",
                                Map.of("wantedDate", "2020-02-28", "reason", "Frost"))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put(
                "corrective-plans",
                manager.post("/api/v1/milestones/" + late + "/corrective-plans", Map.of())
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put(
                "calendars",
                manager.post("/api/v1/calendars", Map.of("name", "walk-" + UUID.randomUUID()))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put(
                "templates",
                manager.post(
                                "/api/v1/templates/0190c7a0-5e1a-7c04-8a10-0000000c0504/copy",
                                Map.of("name", "walk-" + UUID.randomUUID()))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put("people", manager.get("/api/v1/people/me").body().path("id").asText());
        String dependency = manager.post(
                        contract.path() + "/dependencies",
                        Map.of(
                                "predecessorId",
                                milestone.substring(milestone.lastIndexOf('/') + 1),
                                "successorId",
                                paying))
                .expect(201)
                .body()
                .path("id")
                .asText();
        AURORA.put("dependencies", dependency);
        AURORA.put(
                "amendments",
                manager.post(
                                contract.path() + "/amendments",
                                Map.of(
                                        "title", "Walked over",
                                        "reason", "x",
                                        "changes", Map.of("cancelledMilestones", List.of(AURORA.get("milestones"))),
                                        "effectiveOn", "2099-01-01"))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        String approver = Stack.client("milestone-service", "aurora-approver")
                .get("/api/v1/people/me")
                .body()
                .path("id")
                .asText();
        String delegation = manager.post(
                        "/api/v1/people/" + AURORA.get("people") + "/delegations",
                        Map.of(
                                "delegatePersonId", approver,
                                "from", "2027-03-01",
                                "to", "2027-03-02",
                                "reason", "On leave"))
                .expect(201)
                .body()
                .path("id")
                .asText();
        AURORA.put("delegations", delegation);
        AURORA.put(
                "payments",
                manager.get("/api/v1/payments?milestoneId=" + paying)
                        .body()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        AURORA.put(
                "reminders",
                alerts.get(reminders).body().path("items").path(0).path("id").asText());
        AURORA.put("inbox", AURORA.get("reminders")); // entries have the ids of their reminders
        AURORA.put(
                "mutes",
                alerts.post("/api/v1/alerts/preferences/me/mutes", Map.of("contractId", contract.id()))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        String policy = alerts.post(
                        "/api/v1/alerts/policies",
                        Map.of(
                                "name",
                                "walk-" + UUID.randomUUID(),
                                "scope",
                                Map.of("kind", "CONTRACT", "value", contract.id()),
                                "subject",
                                "TERM_END",
                                "rungs",
                                List.of()))
                .expect(201)
                .body()
                .path("id")
                .asText();
        AURORA.put("policies", policy);
        AURORA.put("policyId", policy);
        AURORA.put(
                "calendarId",
                alerts.post("/api/v1/alerts/calendars", Map.of("name", "walk"))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        Client hooks = Stack.client("alert-service", "aurora-admin");
        String webhook = hooks.post(
                        "/api/v1/alerts/webhooks", Map.of("name", "Walked over", "url", "http://127.0.0.1:9/nobody"))
                .expect(201)
                .body()
                .path("webhook")
                .path("id")
                .asText();
        AURORA.put("webhooks", webhook);
        AURORA.put("webhookId", webhook);
        AURORA.put(
                "deliveries",
                hooks.post("/api/v1/alerts/webhooks/" + webhook + "/ping", Map.of())
                        .expect(202)
                        .body()
                        .path("id")
                        .asText());
        AURORA.put(
                "reportId",
                Stack.client("analytics-service", "aurora-manager")
                        .post(
                                "/api/v1/analytics/reports",
                                Map.of(
                                        "name",
                                        "walk-" + UUID.randomUUID(),
                                        "question",
                                        "delay",
                                        "formats",
                                        List.of("CSV")))
                        .expect(201)
                        .body()
                        .path("id")
                        .asText());
        assertThat(AURORA.values()).noneMatch(String::isEmpty);
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsInWithoutATokenOfTheRealm() throws Exception {
        String foreign = foreignToken();
        return operations()
                .map(operation -> DynamicTest.dynamicTest(name(operation), () -> {
                    String path = filled(operation, NOWHERE);
                    assertThat(call(operation, path, null).status()).isEqualTo(401);
                    assertThat(call(operation, path, foreign).status()).isEqualTo(401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> anotherTenantCannotTellWhatIsThereFromWhatIsNot() {
        List<String> strangers = List.of("admin", "manager", "approver", "finance", "contributor", "viewer").stream()
                .map(role -> Stack.running().token("borealis-" + role))
                .toList();
        return operations()
                .filter(operation -> !namesTheCallersOwn(operation))
                .filter(operation -> !operation.path().endsWith("/stream")) // never ends; it has a test of its own
                .map(operation -> DynamicTest.dynamicTest(name(operation), () -> {
                    for (String token : strangers) {
                        Client.Answer there = call(operation, filled(operation, null), token);
                        Client.Answer nowhere = call(operation, filled(operation, NOWHERE), token);
                        boolean makesSomething = operation.method().equals("post")
                                && !operation.path().contains("{");
                        if (!makesSomething) { // of their own, which the second time may be there already
                            assertThat(there.status()).isEqualTo(nowhere.status());
                            assertThat(shape(there)).isEqualTo(shape(nowhere));
                        }
                        if (operation.path().contains("{")) {
                            assertThat(there.status()).isIn(403, 404);
                        } else {
                            assertThat(AURORA.values()).noneMatch(there.text()::contains);
                        }
                    }
                }));
    }

    /** A PUT by a name of one's own creates what is not there: each tenant has its own under the same name. */
    private static boolean namesTheCallersOwn(Operation operation) {
        return operation.method().equals("put")
                && (operation.path().contains("/by-external-id/")
                        || operation.path().contains("/preferences/me/")
                        || operation.path().endsWith("/mail-settings")
                        || operation.path().contains("/mail-templates/"))
                && !operation.path().contains("{id}");
    }

    private static Stream<Operation> operations() {
        return SERVICES.stream().flatMap(service -> {
            JsonNode api = new Client(Stack.running().url(service), null)
                    .get("/q/openapi?format=json")
                    .expect(200)
                    .body();
            List<Operation> operations = new ArrayList<>();
            api.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().forEach(method -> {
                        if (METHODS.contains(method.getKey())) {
                            operations.add(
                                    new Operation(service, method.getKey(), path.getKey(), method.getValue(), api));
                        }
                    }));
            assertThat(operations).as(service).isNotEmpty();
            return operations.stream();
        });
    }

    /** The path with aurora's ids, or with {@code id}; ids in the query are set as well. */
    private static String filled(Operation operation, @org.jspecify.annotations.Nullable String id) {
        StringBuilder path = new StringBuilder();
        String collection = "";
        for (String segment : operation.path().substring(1).split("/")) {
            boolean parameter = segment.startsWith("{");
            String named = segment.replaceAll("[{}]", "");
            String own = AURORA.getOrDefault(named, AURORA.getOrDefault(collection, NOWHERE));
            path.append('/').append(!parameter ? segment : id == null ? own : id);
            collection = segment;
        }
        char separator = '?';
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query") && AURORA.containsKey(name)) {
                path.append(separator).append(name).append('=').append(id == null ? AURORA.get(name) : id);
                separator = '&';
            }
        }
        return path.toString();
    }

    private static Client.Answer call(
            Operation operation, String path, @org.jspecify.annotations.Nullable String token) {
        JsonNode content = operation.description().path("requestBody").path("content");
        Object body = null;
        Map<String, String> headers = Map.of("If-Match", "*");
        if (content.has("multipart/form-data")) {
            body =
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--x--\r\n";
            headers = Map.of("If-Match", "*", "Content-Type", "multipart/form-data; boundary=x");
        } else if (!content.isMissingNode()) {
            boolean moves = path.endsWith("/reschedule"); // one of two is needed, which no schema says
            body = moves
                    ? Map.of("reason", "x", "dueDate", "2027-06-01")
                    : new SmallestBody(operation.api()).ofOperation(operation.description());
        }
        return new Client(Stack.running().url(operation.service()), token)
                .send(operation.method().toUpperCase(java.util.Locale.ROOT), path, body, headers);
    }

    /** The answer without what names the request: ids, the time, the trace. */
    private static String shape(Client.Answer answer) {
        String text = answer.text();
        for (String id : AURORA.values()) {
            text = text.replace(id, "ID");
        }
        return text.replace(NOWHERE, "ID")
                .replaceAll("\"traceId\":\"[0-9a-f]*\"", "")
                .replaceAll("\"instance\":\"[^\"]*\"", "")
                .replaceAll("\"asOf\":\"[^\"]*\"", "")
                .replaceAll("asOf=[^&\"]*", "")
                .replaceAll("\\{\"build\":[^}]*}", ""); // of their own, and it goes on meanwhile
    }

    /** A valid token of the same Keycloak, but of its master realm: other keys, another issuer. */
    private static String foreignToken() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        Stack.running().keycloak().address().resolve("/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=password&client_id=admin-cli&username=admin&password="
                                + Accounts.password("admin")))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            String answer =
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new ObjectMapper().readTree(answer).required("access_token").asText();
        }
    }

    private static String name(Operation operation) {
        return operation.service() + ": " + operation.method() + " " + operation.path();
    }
}
