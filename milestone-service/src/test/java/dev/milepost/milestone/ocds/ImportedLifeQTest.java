package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.milestone.ServiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of imported contracts: payments, baselines, what people change, what is told. */
@ServiceTest
class ImportedLifeQTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ocid = "ocds-" + run;
    private final String key = ocid + "/implementation/c" + run + "/";
    private final Importer manager = Importer.of("aurora", "manager");
    private int releases;

    /** Imports a release of one contract; {@code contract} is what stands in it beside its id. */
    private JsonNode release(String date, String contract) {
        return manager.take("""
                {"ocid": "%s", "id": "r%d", "date": "%s", "contracts": [{"id": "c%s", %s}]}""".formatted(ocid, ++releases, date, run, contract));
    }

    private static String milestones(String list) {
        return "\"implementation\": {\"milestones\": [" + list + "]}";
    }

    private JsonNode milestone(String id) {
        return manager.only("/milestones", key + id);
    }

    private JsonNode contract() {
        return manager.only("/contracts", ocid + "/contracts/c" + run);
    }

    private List<String> payments() {
        List<String> found = new ArrayList<>();
        for (JsonNode one :
                manager.all("/payments?contractId=" + contract().path("id").asText())) {
            found.add(one.path("status").asText() + " "
                    + one.path("amount").path("amount").asText() + " "
                    + one.path("dueOn").asText() + (one.has("milestoneId") ? " of milestone" : ""));
        }
        return found;
    }

    @Test
    void aMetMilestoneWithAValueReleasesItsPaymentOnceAndATransactionPaysIt() {
        String met = """
                {"id": "p", "title": "Pay", "type": "payment", "status": "met", "dateMet": "2026-02-01T00:00:00Z",
                 "value": {"amount": 100, "currency": "EUR"}}""";
        release("2026-02-02", milestones(met));
        assertThat(payments()).containsExactly("DUE 100.00 2026-02-01 of milestone");
        release("2026-02-03", milestones(met));
        assertThat(payments()).hasSize(1);
        JsonNode report = release("2026-03-01", """
                "implementation": {"transactions": [{"id": "t", "date": "2026-02-20", "value": {"amount": 100, "currency": "EUR"},
                  "relatedImplementationMilestone": {"id": "p"}}]}""");
        assertThat(report.path("updated"))
                .anySatisfy(one -> assertThat(one.path("kind").asText()).isEqualTo("PAYMENT"));
        assertThat(payments()).containsExactly("PAID 100.00 2026-02-01 of milestone");
    }

    @Test
    void aTransactionThatComesBeforeItsMilestoneIsItsPaymentAllTheSame() {
        release("2026-03-01", """
                "implementation": {"transactions": [{"id": "t", "date": "2026-02-20", "value": {"amount": 100, "currency": "EUR"},
                  "relatedImplementationMilestone": {"id": "p"}}]}""");
        assertThat(payments()).containsExactly("PAID 100.00 2026-02-20");
        release("2026-02-02", milestones("""
                {"id": "p", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 100, "currency": "EUR"}}"""));
        assertThat(payments()).containsExactly("PAID 100.00 2026-02-01 of milestone");
    }

    @Test
    void ofSeveralTransactionsTheOneOfTheMilestonesAmountIsItsPayment() {
        release("2026-03-01", """
                "implementation": {"milestones": [{"id": "p", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 100, "currency": "EUR"}}],
                  "transactions": [
                    {"id": "1", "date": "2026-02-02", "value": {"amount": 40, "currency": "EUR"}, "relatedImplementationMilestone": {"id": "p"}}]}""");
        assertThat(payments()).containsExactly("PAID 40.00 2026-02-01 of milestone");
        release("2026-04-01", """
                "implementation": {"transactions": [
                    {"id": "2", "date": "2026-02-03", "value": {"amount": 100, "currency": "EUR"}, "relatedImplementationMilestone": {"id": "p"}}]}""");
        assertThat(payments())
                .containsExactlyInAnyOrder("PAID 40.00 2026-02-02", "PAID 100.00 2026-02-01 of milestone");
    }

    @Test
    void newsThatAMilestoneIsNotMetCancelsWhatIsNotPaid() {
        release("2026-02-02", milestones("""
                {"id": "p", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 100, "currency": "EUR"}}"""));
        release("2026-02-03", milestones("{\"id\": \"p\", \"value\": {\"amount\": 120, \"currency\": \"EUR\"}}"));
        assertThat(payments())
                .containsExactlyInAnyOrder(
                        "CANCELLED 100.00 2026-02-01 of milestone", "DUE 120.00 2026-02-01 of milestone");
        release("2026-02-04", milestones("{\"id\": \"p\", \"status\": \"notMet\"}"));
        assertThat(payments()).allMatch(one -> one.startsWith("CANCELLED"));
        assertThat(milestone("p").path("status").asText()).isEqualTo("PLANNED");
        assertThat(milestone("p").has("metOn")).isFalse();
    }

    @Test
    void newsThatAMilestoneIsNotMetTakesBackTheRetentionAndTheAdvanceThatItLetGo() {
        release("2026-02-01", "\"value\": {\"amount\": 1000, \"currency\": \"EUR\"}, " + milestones("""
                {"id": "mob", "title": "Mobilised", "status": "scheduled"},
                {"id": "p", "title": "Works", "status": "scheduled", "value": {"amount": 500, "currency": "EUR"}},
                {"id": "end", "title": "Taken over", "status": "scheduled"}"""));
        String contract = contract().path("id").asText();
        manager.request()
                .body("""
                        {"title": "Conditions", "reason": "Agreed", "changes": {"contract": {"paymentConditions": {
                          "retention": {"percent": "10", "releases": [{"milestoneId": "%s", "percent": "100"}]},
                          "advance": {"percent": "20", "milestoneId": "%s", "recoveryPercent": "20"}}}}}""".formatted(
                                milestone("end").path("id").asText(),
                                milestone("mob").path("id").asText()))
                .post("/contracts/" + contract + "/amendments")
                .then()
                .statusCode(201);
        release("2026-02-02", milestones("""
                {"id": "mob", "status": "met", "dateMet": "2026-02-01"},
                {"id": "p", "status": "met", "dateMet": "2026-02-01"}"""));
        release("2026-02-03", milestones("{\"id\": \"end\", \"status\": \"met\", \"dateMet\": \"2026-02-01\"}"));
        assertThat(payments())
                .containsExactlyInAnyOrder(
                        "DUE 200.00 2026-02-01 of milestone",
                        "DUE 450.00 2026-02-01 of milestone",
                        "DUE 50.00 2026-02-01 of milestone");
        release("2026-02-04", milestones("""
                {"id": "mob", "status": "notMet"}, {"id": "end", "status": "notMet"}"""));
        assertThat(payments())
                .containsExactlyInAnyOrder(
                        "CANCELLED 200.00 2026-02-01 of milestone",
                        "DUE 450.00 2026-02-01 of milestone",
                        "CANCELLED 50.00 2026-02-01 of milestone");
        release("2026-02-05", milestones("{\"id\": \"end\", \"status\": \"met\", \"dateMet\": \"2026-02-04\"}"));
        assertThat(payments()).hasSize(4).anyMatch(one -> one.startsWith("DUE 50.00"));

        JsonNode report = release("2026-02-06", milestones("{\"id\": \"p\", \"status\": \"notMet\"}"));
        assertThat(report.path("refused")).hasSize(1);
        assertThat(report.at("/refused/0").toString()).contains("more retention let go than is held back");
        report = release("2026-02-07", milestones("{\"id\": \"end\", \"status\": \"notMet\"}"));
        assertThat(report.path("refused")).isEmpty();
    }

    @Test
    void documentsAreLinksOfTheContractAndWhatPeopleChangeStays() {
        String letter = "{\"id\": \"2\", \"title\": \"Letter\", \"url\": \"https://x.example/letter.pdf\"}";
        release("2026-01-01", """
                "documents": [{"id": "1", "documentType": "contractSigned", "title": "Contract", "url": "https://x.example/contract.pdf"}, %s]""".formatted(letter));
        assertThat(contract().at("/documents/0/type").asText()).isEqualTo("contractSigned");
        assertThat(documents()).containsExactly("Contract contract.pdf", "Letter letter.pdf");

        change("/contracts/" + contract().path("id").asText(), """
                {"documents": [{"title": "Our note", "url": "https://x.example/note.pdf"},
                               {"title": "Their letter", "url": "https://x.example/letter.pdf"}]}""");
        release("2026-02-01", """
                "documents": [%s, {"id": "3", "title": "Annex", "url": "https://x.example/annex.pdf"}]""".formatted(letter));
        assertThat(documents()).containsExactly("Their letter letter.pdf", "Annex annex.pdf", "Our note note.pdf");
    }

    private List<String> documents() {
        List<String> found = new ArrayList<>();
        contract()
                .path("documents")
                .forEach(one -> found.add(one.path("title").asText() + " "
                        + one.path("url").asText().substring("https://x.example/".length())));
        return found;
    }

    @Test
    void aDraftHasNoBaselineAndReleasesNothingUntilItIsActive() {
        release("2026-01-01", "\"status\": \"pending\", " + milestones("""
                {"id": "p", "dueDate": "2026-05-01", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 9, "currency": "EUR"}}"""));
        assertThat(contract().path("status").asText()).isEqualTo("DRAFT");
        assertThat(milestone("p").has("baselineDueDate")).isFalse();
        assertThat(payments()).isEmpty();
        release("2026-02-01", "\"status\": \"active\", " + milestones("{\"id\": \"p\", \"dueDate\": \"2026-06-01\"}"));
        assertThat(contract().path("status").asText()).isEqualTo("ACTIVE");
        assertThat(milestone("p").path("baselineDueDate").asText()).isEqualTo("2026-05-01");
        assertThat(milestone("p").path("dueDate").asText()).isEqualTo("2026-06-01");
        assertThat(payments()).containsExactly("DUE 9.00 2026-02-01 of milestone");
        release("2026-03-01", "\"status\": \"terminated\"");
        release("2026-04-01", "\"status\": \"active\"");
        assertThat(contract().path("status").asText()).isEqualTo("TERMINATED");
    }

    @Test
    void whatPeopleChangeStaysUntilAReleaseChangesThatVeryField() {
        release("2026-01-01", milestones("{\"id\": \"m\", \"title\": \"Theirs\", \"dueDate\": \"2026-05-01\"}"));
        String path = "/milestones/" + milestone("m").path("id").asText();
        change(path, "{\"title\": \"Ours\", \"tags\": [\"mine\"]}");
        release(
                "2026-02-01",
                milestones("{\"id\": \"m\", \"title\": \"Theirs\", \"dueDate\": \"2026-06-01\", \"status\": \"met\"}"));
        JsonNode there = milestone("m");
        assertThat(there.path("title").asText()).isEqualTo("Ours");
        assertThat(there.path("tags").path(0).asText()).isEqualTo("mine");
        assertThat(there.path("dueDate").asText()).isEqualTo("2026-06-01");
        assertThat(there.path("metOn").asText()).isEqualTo("2026-02-01"); // the day of the news, for want of dateMet
        release("2026-03-01", milestones("{\"id\": \"m\", \"title\": \"Theirs again\"}"));
        assertThat(milestone("m").path("title").asText()).isEqualTo("Theirs again");
    }

    private void change(String path, String patch) {
        manager.request()
                .header("If-Match", manager.request().get(path).header("ETag"))
                .contentType("application/merge-patch+json")
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void anImportedMilestoneLivesOn() {
        release("2026-01-01", milestones("{\"id\": \"m\", \"title\": \"Work\", \"dueDate\": \"2026-05-01\"}"));
        String path = "/milestones/" + milestone("m").path("id").asText();
        String etag = manager.request().get(path).header("ETag");
        manager.request()
                .header("If-Match", etag)
                .body(Map.of())
                .post(path + "/start")
                .then()
                .statusCode(200)
                .body("status", equalTo("IN_PROGRESS"));
        List<String> actions = new ArrayList<>();
        manager.get(path + "/history")
                .forEach(one -> actions.add(one.path("action").asText()));
        assertThat(actions).containsExactly("IMPORT", "START");
    }

    @Test
    void eventsTellEachChangeOnceAndNothingTwice() {
        release("2026-01-01", milestones("""
                {"id": "p", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 100, "currency": "EUR"}}"""));
        releases--; // the very same release
        release("2026-01-01", milestones("""
                {"id": "p", "status": "met", "dateMet": "2026-02-01", "value": {"amount": 100, "currency": "EUR"}}"""));
        release("2026-02-01", milestones("{\"id\": \"p\", \"title\": \"Last\"}"));
        String stream = contract().path("id").asText();
        List<String> told = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>();
        MariaDbAndKafka.kafkaAdminProperties().forEach((name, value) -> settings.put(name.toString(), value));
        settings.putAll(Map.of("group.id", "ocds-" + run, "auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("milepost.milestones.v1"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    JsonNode event = Importer.tree(record.value());
                    if (stream.equals(record.key())) {
                        told.add(event.path("sequence").asLong() + " "
                                + event.path("type").asText());
                    }
                });
                return told.stream().anyMatch(one -> one.endsWith("milestone.updated.v1"));
            });
        }
        assertThat(told)
                .containsExactly(
                        "1 dev.milepost.contract.created.v1",
                        "2 dev.milepost.contract.activated.v1",
                        "3 dev.milepost.milestone.created.v1",
                        "4 dev.milepost.payment.due.v1",
                        "5 dev.milepost.milestone.updated.v1");
    }
}
