package dev.milepost.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.milepost.local.Installation;
import dev.milepost.local.LocalKeycloak;
import dev.milepost.local.LocalMail;
import dev.milepost.local.Mail;
import dev.milepost.local.StackException;
import dev.milepost.local.StackPorts;
import dev.milepost.local.Workspace;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tells the story of a construction contract with payments of 30, 40 and 30 per cent, from its first milestone to a
 * payment and a reminder. Everything it does, a user could do with the APIs.
 */
public final class Demo {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PrintStream out;
    private final StackPorts ports;
    private final LocalKeycloak keycloak;
    private final URI mailbox;

    private Demo(PrintStream out, StackPorts ports) {
        this.out = out;
        this.ports = ports;
        var installation = Installation.locate();
        this.keycloak = new LocalKeycloak(
                installation, new Workspace(installation.root().resolve(".milepost")), ports.keycloak());
        this.mailbox = URI.create("http://127.0.0.1:" + ports.mailbox() + "/messages");
    }

    public static void main(String[] args) {
        try {
            new Demo(System.out, StackPorts.of(System.getenv())).play();
        } catch (StackException e) {
            System.err.println("milepost: " + e.getMessage());
            System.exit(1);
        }
    }

    private void play() {
        Caller manager = as("aurora-manager");
        Caller supplier = as("aurora-supplier");
        Caller approver = as("aurora-approver");
        Caller finance = as("aurora-finance");

        chapter("The figures of the tenant aurora before");
        JsonNode before = summary();
        show(before);

        chapter("A construction contract with payments of 30, 40 and 30 per cent");
        String hochbau = party(manager, "hochbau", "Hochbau Nord GmbH");
        String city = party(manager, "lindenhof", "City of Lindenhof");
        String contract = contract(manager, city, hochbau);
        List<String> milestones = milestones(manager, contract, hochbau);
        manager.act(contract, "activate", Map.of());
        say("The manager activates it: the three due dates are now the baseline.");

        chapter("Work is handed in, sent back, handed in again and accepted");
        String foundation = milestones.getFirst();
        supplier.act(foundation, "start", Map.of());
        supplier.act(foundation, "submit", evidence("https://docs.example/foundation/report-1.pdf"));
        say("The supplier starts and submits \"Foundation complete\" with a link to the report.");
        approver.act(foundation, "reject", Map.of("reason", "The concrete test of block C is missing"));
        say("The approver rejects it: the concrete test of block C is missing.");
        supplier.act(foundation, "resume", Map.of());
        supplier.act(foundation, "submit", evidence("https://docs.example/foundation/report-2.pdf"));
        Caller.Answer met = approver.act(foundation, "approve", Map.of("comment", "Complete now"));
        say("The supplier adds it, and the approver accepts: " + met.text("status") + " on " + met.text("metOn") + ".");
        JsonNode payment = manager.get("/api/v1/payments?milestoneId=" + met.text("id"))
                .body()
                .path("items")
                .path(0);
        say("That releases a payment of " + money(payment.path("amount")) + ", due on "
                + payment.path("dueOn").asText() + ".");
        finance.act("/api/v1/payments/" + payment.path("id").asText(), "pay", Map.of("note", "Bank transfer"));
        say("Finance records it as paid.");

        chapter("A date moves");
        String shell = milestones.get(1);
        Caller.Answer planned = manager.get(shell);
        LocalDate moved = LocalDate.parse(planned.text("dueDate")).plusDays(10);
        manager.act(
                shell,
                "reschedule",
                Map.of("dueDate", moved.toString(), "reason", "Ground frost stopped the masonry for ten days"));
        say("\"Shell complete\" moves from " + planned.text("dueDate") + " to " + moved
                + "; the baseline stays, the reminders move with it.");

        chapter("The clock moves on by 19 days");
        int mailsBefore = LocalMail.mails(mailbox).size();
        String plan = "/api/v1/alerts/reminders?milestoneId=" + planned.text("id") + "&state=PLANNED";
        Caller alerts = new Caller(address(ports.alert()), keycloak.token("aurora-manager"));
        waitFor(
                "the reminders of the new date",
                () -> alerts.get(plan).body().toString().contains(moved.toString()));
        advance("P19D");
        waitFor("the mail", () -> LocalMail.mails(mailbox).size() > mailsBefore);
        say("These mails arrived:");
        for (Mail mail : LocalMail.mails(mailbox)) {
            out.println("     to " + String.join(", ", mail.to()) + ": " + mail.subject());
        }

        chapter("The figures after");
        waitFor(
                "the figures",
                () -> summary().path("milestones").path("met").asInt()
                        > before.path("milestones").path("met").asInt());
        show(summary());
        out.println();
        out.println("The contract is " + address(ports.milestone()) + contract + " and stays for you to look at.");
    }

    private String party(Caller manager, String reference, String name) {
        JsonNode known = manager.get("/api/v1/parties?reference=" + reference)
                .body()
                .path("items")
                .path(0);
        return known.isMissingNode()
                ? manager.post("/api/v1/parties", Map.of("reference", reference, "name", name))
                        .text("id")
                : known.path("id").asText();
    }

    private String contract(Caller manager, String client, String supplier) {
        LocalDate today = today();
        ObjectNode request = (ObjectNode) sample("contract.json");
        request.put("reference", "LINDENHOF-" + UUID.randomUUID().toString().substring(0, 8));
        request.put("startsOn", today.toString())
                .put("endsOn", today.plusDays(150).toString());
        request.putArray("parties")
                .add(JSON.createObjectNode().put("partyId", client).put("role", "CLIENT"))
                .add(JSON.createObjectNode().put("partyId", supplier).put("role", "SUPPLIER"));
        Caller.Answer contract = manager.post("/api/v1/contracts", request);
        say("The manager creates contract " + contract.text("reference") + ", \"" + contract.text("title") + "\", "
                + money(contract.body().path("value")) + ".");
        return "/api/v1/contracts/" + contract.text("id");
    }

    private List<String> milestones(Caller manager, String contract, String supplier) {
        String owner = manager.get("/api/v1/people/me").text("id");
        List<String> paths = new ArrayList<>();
        for (JsonNode one : sample("milestones.json")) {
            ObjectNode request = JSON.createObjectNode()
                    .put("title", one.path("title").asText())
                    .put("type", "PAYMENT")
                    .put("ownerId", owner)
                    .put("responsiblePartyId", supplier)
                    .put(
                            "dueDate",
                            today().plusDays(one.path("dueInDays").asInt()).toString());
            request.putArray("criteria")
                    .addObject()
                    .put("statement", one.path("criterion").asText());
            request.putObject("paymentTerm")
                    .put("percent", one.path("percent").asText())
                    .put("netDays", 30);
            Caller.Answer milestone = manager.post(contract + "/milestones", request);
            say("  " + milestone.text("dueDate") + "  " + milestone.text("title") + ", releases "
                    + one.path("percent").asText() + " %");
            paths.add("/api/v1/milestones/" + milestone.text("id"));
        }
        return paths;
    }

    private static Map<String, ?> evidence(String url) {
        return Map.of("evidence", List.of(Map.of("url", url, "title", "Report")));
    }

    private void advance(String period) {
        for (int port : List.of(ports.milestone(), ports.alert(), ports.analytics())) {
            new Caller(address(port), null).post("/dev/clock", Map.of("advance", period));
        }
    }

    /** The day it is in business time. */
    private LocalDate today() {
        Instant now = Instant.parse(
                new Caller(address(ports.milestone()), null).get("/dev/clock").text("now"));
        return LocalDate.ofInstant(now, ZONE);
    }

    private JsonNode summary() {
        return new Caller(address(ports.analytics()), keycloak.token("aurora-manager"))
                .get("/api/v1/analytics/summary")
                .body();
    }

    private void show(JsonNode summary) {
        JsonNode milestones = summary.path("milestones");
        say("open " + milestones.path("open").asInt() + ", met "
                + milestones.path("met").asInt() + ", overdue "
                + milestones.path("overdue").asInt() + ", on-time rate "
                + summary.path("onTimeRate").asText("none yet"));
        summary.path("payments")
                .forEach(payment ->
                        say("payments: due " + money(payment.path("due")) + ", paid " + money(payment.path("paid"))));
    }

    private Caller as(String user) {
        return new Caller(address(ports.milestone()), token(() -> keycloak.token(user)));
    }

    private static String token(Supplier<String> source) {
        try {
            return source.get();
        } catch (java.io.UncheckedIOException e) {
            throw new StackException("Keycloak does not answer; start Milepost with ./milepost up");
        }
    }

    private static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static JsonNode sample(String name) {
        try (var stream = Demo.class.getResourceAsStream("/demo/" + name)) {
            return JSON.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException("sample file " + name, e);
        }
    }

    private static String money(JsonNode money) {
        return money.path("amount").asText() + " " + money.path("currency").asText();
    }

    private static void waitFor(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new StackException("%s did not come within %d seconds".formatted(what, PATIENCE.toSeconds()));
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    private void say(String sentence) {
        out.println("   " + sentence);
    }
}
