package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.local.testing.MariaDbAndKafka;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What may be done to a payment, what its ledger says of it, and what is refused. */
@ServiceTest
class PaymentLedgerQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api finance = Api.as("aurora", "finance");
    private String milestone = "";

    /** A DUE payment of 30,000.00 EUR. */
    private String due() {
        String contract = manager.contract(Map.of());
        milestone = manager.milestone(
                contract, Map.of("type", "PAYMENT", "paymentTerm", Map.of("percent", "30", "netDays", 30)));
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of("metOn", "2026-02-20")).then().statusCode(200);
        Api.as("aurora", "approver").act(milestone, "approve", Map.of()).then().statusCode(200);
        String id = finance.get("/payments?milestoneId=" + milestone.substring("/milestones/".length()))
                .then()
                .extract()
                .path("items[0].id");
        return "/payments/" + id;
    }

    private static Map<String, String> eur(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    @Test
    void aPaymentIsInvoicedAndPaidInParts() throws Exception {
        String payment = due();
        finance.act(
                        payment,
                        "invoice",
                        Map.of("number", "RE-1", "invoicedOn", "2026-03-01", "document", "https://f.example/1"))
                .then()
                .statusCode(200)
                .body("status", equalTo("INVOICED"))
                .body("invoice.number", equalTo("RE-1"))
                .body("allowedActions", contains("pay", "dispute", "cancel", "reverse"));
        finance.act(payment, "pay", Map.of("amount", eur("10000.01"), "paidOn", "2026-03-10", "reference", "SEPA 1"))
                .then()
                .statusCode(200)
                .body("status", equalTo("INVOICED"))
                .body("outstanding.amount", equalTo("19999.99"))
                .body("paidOn", nullValue());
        manager.act(milestone, "reopen", Map.of("reason", "A defect"))
                .then()
                .statusCode(409)
                .body("detail", containsString("10000.01 EUR is paid"));
        finance.act(payment, "pay", Map.of("amount", eur("20000.00")))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("amount.amount"))
                .body("violations[0].message", containsString("19999.99 EUR"));
        finance.act(payment, "pay", Map.of("paidOn", "2026-03-20"))
                .then()
                .statusCode(200)
                .body("status", equalTo("PAID"))
                .body("paidOn", equalTo("2026-03-20"))
                .body("outstanding.amount", equalTo("0.00"))
                .body("parts.amount.amount", contains("10000.01", "19999.99"));
        finance.get(payment + "/entries")
                .then()
                .body("kind", contains("DUE", "INVOICED", "PAID", "PAID"))
                .body("effect.amount", contains("30000.00", "0.00", "-10000.01", "-19999.99"))
                .body("outstanding.amount", contains("30000.00", "30000.00", "19999.99", "0.00"))
                .body("reference[2]", equalTo("SEPA 1"));
        assertThat(told(payment))
                .containsExactly("payment.due", "payment.invoiced", "payment.partpaid", "payment.paid");
    }

    @Test
    void aWrongEntryIsUndoneByAnotherOnce() {
        String payment = due();
        finance.act(payment, "pay", Map.of("amount", eur("1"))).then().statusCode(200);
        String part = finance.act(payment, "pay", Map.of()).then().extract().path("parts[1].entryId");
        finance.act(payment, "reverse", Map.of("entryId", part)).then().statusCode(400);
        finance.act(payment, "reverse", Map.of("entryId", UUID.randomUUID().toString(), "reason", "x"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("entryId"));
        finance.act(payment, "reverse", Map.of("entryId", part, "reason", "Another contract's"))
                .then()
                .statusCode(200)
                .body("status", equalTo("DUE"))
                .body("outstanding.amount", equalTo("29999.00"))
                .body("parts", hasSize(1))
                .body("paidOn", nullValue());
        finance.act(payment, "reverse", Map.of("entryId", part, "reason", "Twice"))
                .then()
                .statusCode(409);
        String first = finance.get(payment + "/entries").then().extract().path("[0].id");
        finance.act(payment, "reverse", Map.of("entryId", first, "reason", "Not that"))
                .then()
                .statusCode(409);
        finance.get(payment + "/entries")
                .then()
                .body("kind", contains("DUE", "PAID", "PAID", "REVERSED"))
                .body("[3].reversesId", equalTo(part))
                .body("[3].outstanding.amount", equalTo("29999.00"));
        finance.act(payment, "invoice", Map.of("number", "7")).then().statusCode(200);
        String invoice = finance.get(payment).then().extract().path("invoice.entryId");
        finance.act(payment, "reverse", Map.of("entryId", invoice, "reason", "Wrong number"))
                .then()
                .statusCode(200)
                .body("status", equalTo("DUE"))
                .body("invoice", nullValue());
    }

    @Test
    void aDisputeEndsMaybeWithLess() throws Exception {
        String payment = due();
        finance.act(payment, "dispute", Map.of()).then().statusCode(400);
        finance.act(payment, "dispute", Map.of("reason", "Bill item 4")).then().body("status", equalTo("DISPUTED"));
        finance.act(payment, "pay", Map.of())
                .then()
                .statusCode(409)
                .body("currentStatus", equalTo("DISPUTED"))
                .body("allowedActions", contains("settle", "cancel"));
        settle(payment, "30000.01").then().statusCode(400).body("violations[0].field", equalTo("amount.amount"));
        settle(payment, "25000.00")
                .then()
                .statusCode(200)
                .body("status", equalTo("DUE"))
                .body("amount.amount", equalTo("25000.00"))
                .body("lines.kind", contains("DUE", "ADJUSTED"));
        finance.act(payment, "pay", Map.of("amount", eur("20000"))).then().statusCode(200);
        finance.act(payment, "dispute", Map.of("reason", "Again")).then().statusCode(200);
        settle(payment, "19999.99")
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("20000.00 EUR is paid"));
        finance.act(payment, "cancel", Map.of("reason", "Enough")).then().statusCode(409);
        settle(payment, "20000.00").then().body("status", equalTo("PAID")).body("outstanding.amount", equalTo("0.00"));
        assertThat(told(payment)).contains("payment.disputed", "payment.settled");
    }

    private Response settle(String payment, String amount) {
        return finance.act(payment, "settle", Map.of("amount", eur(amount), "reason", "Agreed"));
    }

    @Test
    void aPaymentIsGivenUpWithAReason() {
        String payment = due();
        finance.act(payment, "cancel", Map.of("reason", " ")).then().statusCode(400);
        finance.act(payment, "cancel", Map.of("reason", "Set off")).then().body("status", equalTo("CANCELLED"));
        for (String action : List.of("dispute", "cancel")) {
            finance.act(payment, action, Map.of("reason", "x")).then().statusCode(409);
        }
        finance.get(payment).then().body("allowedActions", empty()).body("outstanding.amount", equalTo("0.00"));
        manager.act(milestone, "reopen", Map.of("reason", "Not done after all"))
                .then()
                .statusCode(200);
    }

    @Test
    void wrongInputIsNamed() {
        String payment = due();
        refused(payment, "pay", Map.of("amount", Map.of("amount", "1", "currency", "USD")), "amount.currency");
        refused(payment, "pay", Map.of("amount", eur("0")), "amount.amount");
        refused(payment, "pay", Map.of("amount", eur("-1")), "amount.amount");
        refused(payment, "pay", Map.of("amount", eur("0.001")), "amount.amount");
        refused(payment, "pay", Map.of("amount", eur("10000000000000000")), "amount.amount");
        refused(payment, "pay", Map.of("paidOn", "2999-01-01"), "paidOn");
        refused(payment, "pay", Map.of("paidOn", "0001-01-01"), "paidOn");
        refused(payment, "invoice", Map.of("number", "1", "invoicedOn", "2999-01-01"), "invoicedOn");
        refused(payment, "invoice", Map.of("number", "1", "document", "file:///etc/passwd"), "document");
        refused(payment, "invoice", Map.of("number", " "), "number");
        manager.act(payment, "pay", Map.of()).then().statusCode(403);
        finance.request().body(Map.of()).post(payment + "/pay").then().statusCode(428);
        finance.get(payment).then().body("status", equalTo("DUE")).body("version", equalTo(1));
    }

    private void refused(String payment, String action, Map<String, ?> body, String field) {
        finance.act(payment, action, body).then().statusCode(400).body("violations.field", hasItems(field));
    }

    @Test
    void manyPayAtOnceAndNoMoreThanIsDueIsPaid() throws Exception {
        String payment = due();
        List<Integer> answers = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(20)) {
            List<Callable<Integer>> calls = IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(i -> () -> {
                        for (int again = 0; again < 60; again++) {
                            int status = finance.act(payment, "pay", Map.of("amount", eur("4000")))
                                    .statusCode();
                            if (status != 412) {
                                return status;
                            }
                        }
                        return 412;
                    })
                    .toList();
            for (var answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).filteredOn(status -> status == 200).hasSize(7);
        assertThat(answers).filteredOn(status -> status == 400).hasSize(13);
        finance.get(payment)
                .then()
                .body("outstanding.amount", equalTo("2000.00"))
                .body("parts", hasSize(7));
    }

    private static List<String> told(String payment) throws Exception {
        List<String> types = new ArrayList<>();
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
                var select =
                        connection.prepareStatement("SELECT type FROM outbox WHERE subject_id = ? ORDER BY sequence")) {
            select.setString(1, payment.substring("/payments/".length()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1).replace("dev.milepost.", "").replace(".v1", ""));
                }
            }
        }
        return types;
    }
}
