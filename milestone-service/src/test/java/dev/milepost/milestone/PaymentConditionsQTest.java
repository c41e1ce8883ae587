package dev.milepost.milestone;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Retention, advance, penalty and schedule over HTTP: the contract of docs/payments.md, and what is refused. */
@ServiceTest
class PaymentConditionsQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api approver = Api.as("aurora", "approver");
    private final Api finance = Api.as("aurora", "finance");

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Map<String, String> eur(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private String milestone(String contract, String title, String due, Map<String, ?> term) {
        return manager.milestone(
                contract, Map.of("title", title, "type", "PAYMENT", "dueDate", due, "paymentTerm", term));
    }

    private void meet(String milestone, String day) {
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
        manager.act(milestone, "submit", Map.of("metOn", day)).then().statusCode(200);
        approver.act(milestone, "approve", Map.of()).then().statusCode(200);
    }

    private String payment(String contract, String kind) {
        return "/payments/"
                + finance.get("/payments?limit=200&contractId=" + id(contract))
                        .then()
                        .extract()
                        .path("items.findAll { it.kind == '" + kind + "' && it.status != 'CANCELLED' }[0].id");
    }

    @Test
    void theContractOfTheDocs() {
        String contract = manager.contract(Map.of("value", eur("250000.00")));
        String shell = milestone(contract, "Shell", "2026-03-31", Map.of("percent", "40", "netDays", 30));
        String completion = milestone(contract, "Completion", "2026-06-30", Map.of("percent", "60", "netDays", 30));
        String defects = manager.milestone(contract, Map.of("title", "Defects", "dueDate", "2026-10-31"));
        manager.patch(contract, """
                {"paymentConditions": {
                  "retention": {"percent": "5", "capPercent": "3", "netDays": 14, "releases": [
                    {"milestoneId": "%s", "percent": "50"}, {"milestoneId": "%s", "percent": "50"}]},
                  "advance": {"percent": "10", "netDays": 14, "recoveryPercent": "20"}}}""".formatted(id(completion), id(defects)))
                .then()
                .statusCode(200)
                .body("paymentConditions.retention.releases", hasSize(2));
        manager.get(contract + "/payment-schedule")
                .then()
                .statusCode(200)
                .body("items.kind", contains("ADVANCE", "INSTALMENT", "INSTALMENT", "RETENTION", "RETENTION"))
                .body("items.state", not(hasItem("RELEASED")))
                .body("items.net.amount", contains("25000.00", "75000.00", "142500.00", "3750.00", "3750.00"))
                .body("sums.net.amount", equalTo("250000.00"))
                .body("sums.percentLeft", equalTo("0"))
                .body("sums.retentionLeft.amount", equalTo("0.00"))
                .body("sums.advanceLeft.amount", equalTo("0.00"));

        manager.activate(contract);
        String advance = payment(contract, "ADVANCE");
        finance.get(advance).then().body("amount.amount", equalTo("25000.00")).body("milestoneId", nullValue());
        finance.act(advance, "pay", Map.of()).then().statusCode(200);
        meet(shell, "2026-03-31");
        finance.get("/payments?milestoneId=" + id(shell))
                .then()
                .body("items[0].amount.amount", equalTo("75000.00"))
                .body("items[0].lines.kind", contains("DUE", "RETENTION_HELD", "ADVANCE_RECOVERED"))
                .body("items[0].lines.amount.amount", contains("100000.00", "-5000.00", "-20000.00"));
        meet(completion, "2026-06-30");
        finance.get("/payments?milestoneId=" + id(completion))
                .then()
                .body("items.kind", hasItems("INSTALMENT", "RETENTION"))
                .body("items.amount.amount", hasItems("142500.00", "3750.00"));

        manager.act(shell, "reopen", Map.of("reason", "A crack"))
                .then()
                .statusCode(409) // 3750 are let go of what would then be 2500
                .body("detail", containsString("retention"));
        manager.act(completion, "reopen", Map.of("reason", "A crack")).then().statusCode(200);
        finance.get("/payments?milestoneId=" + id(completion))
                .then()
                .body("items.status", contains("CANCELLED", "CANCELLED"));
        manager.act(completion, "submit", Map.of("metOn", "2026-07-01")).then().statusCode(200);
        approver.act(completion, "approve", Map.of()).then().statusCode(200);
        meet(defects, "2026-10-31");
        manager.get(contract + "/payment-schedule")
                .then()
                .body("items.state", not(hasItem("PLANNED")))
                .body("items.kind", contains("ADVANCE", "INSTALMENT", "INSTALMENT", "RETENTION", "RETENTION"))
                .body("sums.net.amount", equalTo("250000.00"))
                .body("sums.paid.amount", equalTo("25000.00"))
                .body("sums.retentionHeld.amount", equalTo("7500.00"))
                .body("sums.retentionReleased.amount", equalTo("7500.00"));

        String part = finance.get(advance).then().extract().path("parts[0].entryId");
        finance.act(advance, "reverse", Map.of("entryId", part, "reason", "Never came"))
                .then()
                .statusCode(409)
                .body("detail", containsString("advance"));
    }

    @Test
    void nothingIsPayableWhenTheBanksAreClosed() {
        String contract = manager.contract(Map.of("value", eur("1000.00"), "calendar", "DE"));
        String early = milestone(contract, "Early", "2026-01-31", Map.of("percent", "10", "netDays", 0)); // a Saturday
        milestone(contract, "Easter", "2035-03-22", Map.of("percent", "90", "netDays", 1)); // Good Friday
        manager.activate(contract);
        meet(early, "2026-01-31");

        finance.get("/payments?contractId=" + id(contract)).then().body("items.dueOn", contains("2026-02-02"));
        manager.get(contract + "/payment-schedule")
                .then()
                .body("items.payableOn", contains("2026-02-02", "2035-03-27"));
    }

    @Test
    void theLastInstalmentTakesTheRounding() {
        String contract = manager.contract(Map.of("value", eur("100.01")));
        String third = "33.3333";
        String one = milestone(contract, "1", "2026-01-31", Map.of("percent", third, "netDays", 0));
        String two = milestone(contract, "2", "2026-02-28", Map.of("percent", third, "netDays", 0));
        String three = milestone(contract, "3", "2026-03-31", Map.of("percent", "33.3334", "netDays", 0));
        manager.activate(contract);
        manager.get(contract + "/payment-schedule")
                .then()
                .body("items.gross.amount", contains("33.34", "33.33", "33.34"))
                .body("sums.gross.amount", equalTo("100.01"))
                .body("sums.amountLeft.amount", equalTo("0.00"));
        meet(three, "2026-01-01");
        meet(one, "2026-01-02");
        meet(two, "2026-01-03");
        manager.get(contract + "/payment-schedule").then().body("sums.net.amount", equalTo("100.01"));
    }

    @Test
    void whoIsLatePaysAndTheStepsSayWhy() {
        String contract = manager.contract(Map.of());
        String milestone = milestone(
                contract,
                "Late",
                "2026-06-30",
                Map.of(
                        "amount",
                        eur("30000.00"),
                        "netDays",
                        30,
                        "netTerms",
                        "NET_END_OF_MONTH",
                        "latePenalty",
                        Map.of("ratePercent", "0.5", "per", "WEEK", "capPercent", "5")));
        manager.activate(contract);
        manager.get(milestone).then().body("paymentTerm.latePenalty.per", equalTo("WEEK"));
        manager.get("/milestones?contractId=" + id(contract))
                .then()
                .body("items[0].paymentTerm.latePenalty.ratePercent", equalTo("0.5"))
                .body("items[0].paymentTerm.netTerms", equalTo("NET_END_OF_MONTH"));
        manager.get(milestone + "/penalty").then().statusCode(200).body("kind", equalTo("PENALTY"));
        meet(milestone, "2026-07-19");
        manager.get(milestone + "/penalty")
                .then()
                .body("amount.amount", equalTo("450.00"))
                .body("daysLate", equalTo(19))
                .body("steps.rule", contains("DELAY", "PERIODS", "RATE", "TIME"));
        finance.get(payment(contract, "INSTALMENT"))
                .then()
                .body("amount.amount", equalTo("29550.00"))
                .body("dueOn", equalTo("2026-08-31"))
                .body("adjustment.amount.amount", equalTo("450.00"))
                .body("lines.kind", contains("DUE", "PENALTY"));
        finance.get(payment(contract, "INSTALMENT") + "/entries")
                .then()
                .body("kind", contains("DUE", "PENALTY"))
                .body("[1].outstanding.amount", equalTo("29550.00"));
        String plain = manager.milestone(contract, Map.of());
        manager.get(plain + "/penalty").then().statusCode(409);
    }

    @Test
    void contradictionsAreRefused() {
        String contract = manager.contract(Map.of());
        String mine = manager.milestone(contract, Map.of());
        String other = manager.milestone(manager.contract(Map.of()), Map.of());
        conditions(contract, "\"retention\": {\"percent\": \"0\", \"releases\": []}", "retention.percent");
        conditions(contract, "\"retention\": {\"percent\": \"5\", \"capPercent\": \"101\"}", "retention.capPercent");
        conditions(
                contract,
                "\"retention\": {\"percent\": \"5\", \"releases\": [{\"milestoneId\": \"" + id(other)
                        + "\", \"percent\": \"50\"}]}",
                "retention.releases[0].milestoneId");
        conditions(
                contract,
                "\"retention\": {\"percent\": \"5\", \"releases\": [{\"milestoneId\": \"%1$s\", \"percent\": \"60\"}, {\"milestoneId\": \"%1$s\", \"percent\": \"60\"}]}"
                        .formatted(id(mine)),
                "retention.releases");
        conditions(
                contract, "\"advance\": {\"percent\": \"20\", \"recoveryPercent\": \"10\"}", "advance.recoveryPercent");
        conditions(contract, "\"advance\": {\"recoveryPercent\": \"10\"}", "advance");
        conditions(
                contract,
                "\"advance\": {\"amount\": {\"amount\": \"5\", \"currency\": \"USD\"}, \"recoveryPercent\": \"10\"}",
                "advance.amount.currency");
        conditions(
                contract,
                "\"advance\": {\"percent\": \"5\", \"recoveryPercent\": \"10\", \"milestoneId\": \"" + UUID.randomUUID()
                        + "\"}",
                "advance.milestoneId");
        conditions(
                contract,
                "\"latePenalty\": {\"ratePercent\": \"2\", \"per\": \"DAY\", \"capPercent\": \"1\"}",
                "latePenalty");
        conditions(
                contract,
                "\"latePenalty\": {\"ratePercent\": \"1\", \"per\": \"DAY\", \"capPercent\": \"5\", \"capAmount\": {\"amount\": \"5\", \"currency\": \"EUR\"}}",
                "latePenalty");
        conditions(contract, "\"latePenalty\": {\"per\": \"DAY\"}", "latePenalty");
        conditions(contract, "\"latePenalty\": {\"ratePercent\": \"1\"}", "latePenalty.per");
        conditions(
                contract,
                "\"earlyBonus\": {\"ratePercent\": \"1\", \"per\": \"DAY\", \"graceDays\": -1}",
                "earlyBonus.graceDays");
        manager.patch(contract, "{\"paymentConditions\": {\"colour\": 1}}")
                .then()
                .statusCode(400);
        manager.patch(
                        contract,
                        "{\"paymentConditions\": {\"advance\": {\"percent\": \"5\", \"recoveryPercent\": \"10\", \"milestoneId\": \""
                                + id(mine) + "\"}}}")
                .then()
                .statusCode(200);
        manager.request()
                .header("If-Match", manager.etag(mine))
                .delete(mine)
                .then()
                .statusCode(409);
        manager.patch(contract, "{\"paymentConditions\": null}")
                .then()
                .statusCode(200)
                .body("paymentConditions", nullValue());
        manager.request()
                .header("If-Match", manager.etag(mine))
                .delete(mine)
                .then()
                .statusCode(204);
    }

    private void conditions(String contract, String json, String field) {
        manager.patch(contract, "{\"paymentConditions\": {" + json + "}}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("paymentConditions." + field));
    }

    @Test
    void aContractHasOneCurrency() {
        String contract = manager.contract(Map.of());
        var dollars = Map.of("amount", Map.of("amount", "5", "currency", "USD"), "netDays", 0);
        wrongTerm(contract, dollars, "paymentTerm.amount.currency");
        wrongTerm(contract, Map.of("amount", eur("0"), "netDays", 0), "paymentTerm.amount.amount");
        wrongTerm(contract, Map.of("amount", eur("0.001"), "netDays", 0), "paymentTerm.amount.amount");
        manager.patch(contract, "{\"value\": null}").then().statusCode(200);
        milestone(contract, "In dollars", "2027-01-01", dollars);
        wrongTerm(contract, Map.of("amount", eur("5"), "netDays", 0), "paymentTerm.amount.currency");
        manager.patch(contract, "{\"value\": {\"amount\": \"9\", \"currency\": \"EUR\"}}")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("value.currency"));
    }

    private void wrongTerm(String contract, Map<String, ?> term, String field) {
        manager.post(contract + "/milestones", Map.of("title", "x", "type", "PAYMENT", "paymentTerm", term))
                .then()
                .statusCode(400)
                .body("violations.field", hasItem(field));
    }

    @Test
    void theForecastAddsUpWhatComesByMonth() {
        Api mine = Api.as("forecast-" + UUID.randomUUID().toString().substring(0, 8), "manager", "approver", "finance");
        String party = mine.party("P");
        String contract = mine.contract(
                Map.of("selfApprovalAllowed", true, "parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        String met = mine.milestone(contract, term("2026-01-31", "10", 0));
        mine.milestone(contract, term("2027-02-10", "20", 30));
        mine.milestone(contract, term("2027-03-31", "30", 0));
        mine.milestone(contract, term("2035-01-01", "40", 0));
        mine.activate(contract);
        mine.act(met, "start", Map.of()).then().statusCode(200);
        mine.act(met, "submit", Map.of("metOn", "2026-01-31")).then().statusCode(200);
        mine.act(met, "approve", Map.of()).then().statusCode(200);
        String forecast = "/payments/forecast?from=2027-01-01&to=2027-12-31";
        for (String filter : List.of("", "&contractId=" + id(contract), "&partyId=" + party)) {
            mine.get(forecast + filter)
                    .then()
                    .statusCode(200)
                    .body("before.due.amount", contains("10000.00"))
                    .body("before.dueCount", contains(1))
                    .body("months.month", contains("2027-03"))
                    .body("months.expected.amount", contains("50000.00"))
                    .body("months.expectedCount", contains(2))
                    .body("months.total.amount", contains("50000.00"));
        }
        mine.get(forecast + "&partyId=" + UUID.randomUUID())
                .then()
                .body("months", hasSize(0))
                .body("before", hasSize(0));
        mine.get("/payments/forecast").then().statusCode(200);
        mine.get("/payments/forecast?from=2027-01-01&to=2026-01-01").then().statusCode(400);
        mine.get("/payments/forecast?from=2027-01-01&to=2047-01-01").then().statusCode(400);
        mine.get("/payments/forecast?from=2027-02-30").then().statusCode(400);
        Api.as("aurora", "viewer")
                .get(forecast + "&contractId=" + id(contract))
                .then()
                .body("months", hasSize(0));
        Api stranger = Api.asCounterparty(mine.tenant(), "nobody", "viewer");
        stranger.get(forecast).then().body("months", hasSize(0)).body("before", hasSize(0));
    }

    private static Map<String, ?> term(String due, String percent, int netDays) {
        return Map.of("type", "PAYMENT", "dueDate", due, "paymentTerm", Map.of("percent", percent, "netDays", netDays));
    }
}
