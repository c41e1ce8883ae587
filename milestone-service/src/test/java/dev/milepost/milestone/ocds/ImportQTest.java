package dev.milepost.milestone.ocds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.local.testing.SignedTokens;
import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ServiceTest
class ImportQTest {
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String ocid = "ocds-" + run + "-school";
    private final String work = ocid + "/implementation/" + run + "~1C-1/";
    private final Importer manager = Importer.of("aurora", "manager");

    @Test
    void aProcessComesInAndTheSameFilesAgainChangeNothing() {
        for (String file : OrderTest.FILES) {
            JsonNode report = manager.take(Importer.sample(file, run));
            assertThat(report.path("dryRun").asBoolean()).isFalse();
            assertThat(report.path("refused")).isEmpty();
            assertThat(report.path("created").size() + report.path("updated").size())
                    .isPositive();
        }
        JsonNode shell = manager.only("/milestones", work + "M-1");
        assertThat(shell.path("status").asText()).isEqualTo("MET");
        assertThat(shell.path("metOn").asText()).isEqualTo("2026-07-02");
        assertThat(shell.path("dueDate").asText()).isEqualTo("2026-06-30");
        assertThat(shell.path("evidence").path(0).path("url").asText()).isEqualTo("https://marienhof.example/plan.pdf");
        assertThat(shell.path("origin").path("dateMet").asText()).isEqualTo("2026-07-02T23:00:00-06:00");
        JsonNode contract = manager.only("/contracts", ocid + "/contracts/" + run + "/C-1");
        assertThat(contract.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(contract.path("reference").asText()).isEqualTo(run + "/C-1");
        assertThat(contract.path("value").path("amount").asText()).isEqualTo("100000.00");
        assertThat(contract.path("parties")).hasSize(2);
        assertThat(manager.only("/contracts", ocid).path("status").asText()).isEqualTo("DRAFT");
        JsonNode supplier = manager.only("/parties", "XX-" + run + "-200");
        assertThat(supplier.path("name").asText()).isEqualTo("Hochbau Nord GmbH");
        assertThat(manager.ours("/parties", ocid)).isEmpty(); // the supplier was first known without its register
        assertThat(manager.only("/parties", "XX-" + run + "-100").path("email").asText())
                .isEqualTo("works@marienhof.example");

        String changes = history(shell);
        for (String file : OrderTest.FILES) {
            JsonNode report = manager.take(Importer.sample(file, run));
            assertThat(report.path("created")).isEmpty();
            assertThat(report.path("updated")).isEmpty();
            assertThat(report.path("refused")).isEmpty();
            assertThat(report.path("unchanged").size()).isGreaterThan(2);
        }
        assertThat(history(manager.only("/milestones", work + "M-1"))).isEqualTo(changes);
        assertThat(manager.only("/milestones", work + "M-1").path("version")).isEqualTo(shell.path("version"));
        assertThat(manager.only("/contracts", ocid + "/contracts/" + run + "/C-1")
                        .path("version"))
                .isEqualTo(contract.path("version"));
    }

    private String history(JsonNode milestone) {
        return manager.get("/milestones/" + milestone.path("id").asText() + "/history")
                .toString();
    }

    @Test
    void aFieldThatEachContractMustHaveKeepsNoFileOut() {
        String tenant = "requiring" + run;
        Api.as(tenant, "manager")
                .post(
                        "/custom-fields",
                        Map.of("key", "centre", "label", "x", "target", "CONTRACT", "type", "TEXT", "required", true))
                .then()
                .statusCode(201);
        Importer there = Importer.of(tenant, "manager");
        for (String file : OrderTest.FILES) {
            assertThat(there.take(Importer.sample(file, run)).path("refused")).isEmpty();
        }
        assertThat(there.only("/contracts", ocid).path("customFields")).isEmpty();
    }

    @Test
    void theReportNamesEachItemAndWhereItStands() {
        JsonNode report = manager.take(Importer.sample("school-2-contract.json", run));
        JsonNode created = report.path("created");
        assertThat(created).anySatisfy(item -> {
            assertThat(item.path("kind").asText()).isEqualTo("MILESTONE");
            assertThat(item.path("externalId").asText()).isEqualTo(work + "P-1");
            assertThat(item.path("pointer").asText()).isEqualTo("/releases/0/contracts/0/implementation/milestones/1");
            JsonNode there = manager.get("/milestones/" + item.path("id").asText());
            assertThat(there.path("title").asText()).isEqualTo("Payment for the shell");
        });
        assertThat(created).hasSize(5); // a party, a contract, three milestones
    }

    @Test
    void everyOrderOfFilesLeadsToTheSame() {
        SystemPicture first = null;
        int count = 0;
        for (List<String> order : OrderTest.permutations(OrderTest.FILES)) {
            Importer tenant = Importer.of("ocds-" + run + "-" + count++, "manager");
            order.forEach(file -> tenant.take(Importer.sample(file, run)));
            SystemPicture picture = SystemPicture.of(tenant);
            assertThat(picture.contracts()).hasSize(2);
            assertThat(picture.milestones()).hasSize(6);
            assertThat(picture.payments()).hasSize(2);
            first = first == null ? picture : first;
            assertThat(picture).as(order.toString()).isEqualTo(first);
        }
    }

    @Test
    void whatIsWrongIsRefusedByItselfAndTheOthersGoIn() {
        JsonNode report = manager.take(Importer.sample("faults.json", run));
        assertThat(report.path("refused")).hasSize(27);
        assertThat(report.path("refused")).anySatisfy(refused -> {
            assertThat(refused.path("pointer").asText())
                    .isEqualTo("/releases/0/contracts/0/implementation/milestones/2/dueDate");
            assertThat(refused.path("reason").asText()).contains("2026-02-30");
        });
        assertThat(report.path("refused"))
                .anySatisfy(refused -> assertThat(refused.path("pointer").asText())
                        .isEqualTo("/releases/0/contracts/0/implementation/transactions/1"));
        String faults = "ocds-" + run + "-faults/";
        assertThat(manager.ours("/milestones", faults))
                .extracting(one -> one.path("title").asText())
                .containsExactlyInAnyOrder("Good", "Good as well");
        assertThat(manager.ours("/payments", faults)).hasSize(1);
        JsonNode again = manager.take(Importer.sample("faults.json", run));
        assertThat(again.path("refused")).isEqualTo(report.path("refused"));
        assertThat(again.path("created")).isEmpty();
        assertThat(again.path("updated")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"releases\": [{\"ocid\": \"ocds-half\", \"date\": \"2026-01-01\", "})
    void aFileThatCannotBeReadChangesNothing(String file) {
        manager.post(file)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/malformed-body"));
        assertThat(manager.ours("/contracts", "ocds-half")).isEmpty();
    }

    @Test
    void aFileThatIsNoOcdsChangesNothing() {
        manager.post("{\"releases\": [{\"tag_name\": \"v1\"}]}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", endsWith("/unprocessable-file"))
                .body("detail", containsString("ocid"));
        // the version stands at the end, after a release that could be read
        manager.post("{\"releases\": [{\"ocid\": \"" + ocid
                        + "\", \"date\": \"2026-01-01\", \"contracts\": [{\"id\": \"" + run
                        + "\"}]}], \"version\": \"2.0\"}")
                .then()
                .statusCode(422);
        assertThat(manager.ours("/contracts", ocid)).isEmpty();
    }

    @Test
    void recordsAreTaken() {
        JsonNode report = manager.take(Importer.sample("record.json", run));
        assertThat(report.path("refused")).hasSize(1);
        JsonNode bridge = manager.only("/milestones", "ocds-" + run + "-bridge/contract/" + run + "-bridge/m");
        assertThat(bridge.path("title").asText()).isEqualTo("Bridge open");
        assertThat(bridge.path("status").asText()).isEqualTo("MET");
        JsonNode road = manager.only("/milestones", "ocds-" + run + "-road/contract/" + run + "-road/m");
        assertThat(road.path("dueDate").asText()).isEqualTo("2026-09-01");
    }

    @Test
    void aDryRunSaysTheSameAndStoresNothing() {
        String file = Importer.sample("school-2-contract.json", run);
        JsonNode dry = Importer.tree(manager.request()
                .queryParam("dryRun", true)
                .body(file)
                .post("/imports/ocds")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        assertThat(dry.path("dryRun").asBoolean()).isTrue();
        assertThat(dry.path("created"))
                .hasSize(5)
                .allSatisfy(item -> assertThat(item.has("id")).isFalse());
        assertThat(manager.ours("/contracts", ocid)).isEmpty();
        assertThat(manager.take(file).path("created")).hasSize(5);
        manager.request()
                .queryParam("dryRun", "perhaps")
                .body(file)
                .post("/imports/ocds")
                .then()
                .statusCode(400)
                .body("detail", containsString("dryRun"));
    }

    @Test
    void aRepeatedRequestGetsTheFirstAnswer() {
        String file = Importer.sample("school-2-contract.json", run);
        String key = UUID.randomUUID().toString();
        String first = manager.request()
                .header("Idempotency-Key", key)
                .body(file)
                .post("/imports/ocds")
                .asString();
        manager.request()
                .header("Idempotency-Key", key)
                .body(file)
                .post("/imports/ocds")
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", "true")
                .body(equalTo(first));
        manager.request()
                .header("Idempotency-Key", key)
                .body(Importer.sample("school-1-planning.json", run))
                .post("/imports/ocds")
                .then()
                .statusCode(422);
    }

    @Test
    void anotherTenantSeesNothingOfItAndMayImportTheSameForItself() {
        String file = Importer.sample("school-2-contract.json", run);
        manager.take(file);
        Importer stranger = Importer.of("borealis", "manager");
        assertThat(stranger.ours("/contracts", ocid)).isEmpty();
        assertThat(stranger.ours("/milestones", ocid)).isEmpty();
        assertThat(stranger.take(file).path("created")).hasSize(5);
        assertThat(stranger.only("/contracts", ocid + "/contracts/" + run + "/C-1")
                        .path("id"))
                .isNotEqualTo(manager.only("/contracts", ocid + "/contracts/" + run + "/C-1")
                        .path("id"));
    }

    @Test
    void onlyThoseWhoKeepContractsMayImport() {
        String file = Importer.sample("school-2-contract.json", run);
        for (String role : List.of("viewer", "contributor", "approver", "finance")) {
            Importer.of("aurora", role).post(file).then().statusCode(403);
        }
        new Importer(SignedTokens.tokenOf("aurora", "hochbau", "manager"))
                .post(file)
                .then()
                .statusCode(403);
        assertThat(manager.ours("/contracts", ocid)).isEmpty();
        Importer.of("aurora", "integration").post(file).then().statusCode(200);
        manager.request()
                .contentType("text/plain")
                .body(file)
                .post("/imports/ocds")
                .then()
                .statusCode(415);
    }

    @Test
    void aFileOfManyMilestonesIsTakenWhole() {
        StringBuilder milestones = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            milestones.append(i == 0 ? "" : ",").append("""
                    {"id": %d, "title": "Milestone %d %s", "dueDate": "2027-01-01T00:00:00Z"}""".formatted(i, i, "x".repeat(4000)));
        }
        String file =
                """
                {"releases": [{"ocid": "%s", "id": "1", "date": "2026-01-01T00:00:00Z",
                  "contracts": [{"id": "%s", "milestones": [%s]}]}]}""".formatted(ocid, run, milestones.toString().replace("x".repeat(4000), "x".repeat(400) + "\\u00e9"));
        JsonNode report = manager.take(file + " ".repeat(2 << 20)); // beyond what other endpoints take
        assertThat(report.path("created")).hasSize(301);
        assertThat(manager.take(file).path("unchanged")).hasSize(301);
    }

    @Test
    void idsAsNumbersAndAsTextsAreTheSame() {
        String file =
                "{\"ocid\": \"%s\", \"id\": \"%s\", \"date\": \"2026-0%d-01\", \"contracts\": [{\"id\": %s, \"milestones\": [{\"id\": %s, \"title\": \"T%d\"}]}]}";
        manager.take(file.formatted(ocid, "a", 1, "77", "1", 1));
        JsonNode report = manager.take(file.formatted(ocid, "b", 2, "\"77\"", "\"1\"", 2));
        assertThat(report.path("created")).isEmpty();
        assertThat(manager.only("/milestones", ocid + "/contract/77/1")
                        .path("title")
                        .asText())
                .isEqualTo("T2");
    }

    @Test
    void aReferenceThatIsTakenGetsTheOcidInFront() {
        manager.request()
                .body(Map.of("reference", run + "/C-1", "title", "Another"))
                .post("/contracts")
                .then()
                .statusCode(201);
        manager.take(Importer.sample("school-2-contract.json", run));
        assertThat(manager.only("/contracts", ocid + "/contracts/" + run + "/C-1")
                        .path("reference")
                        .asText())
                .isEqualTo(ocid + "/" + run + "/C-1");
    }

    @Test
    void importsAtTheSameTimeTakeTurns() throws Exception {
        Importer tenant = Importer.of("ocds-" + run, "manager");
        String file = Importer.sample("school-2-contract.json", run);
        List<Callable<Integer>> calls =
                Collections.nCopies(4, () -> tenant.take(file).path("created").size());
        List<Integer> created = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Integer> call : threads.invokeAll(calls)) {
                created.add(call.get());
            }
        }
        assertThat(created).containsExactlyInAnyOrder(5, 0, 0, 0);
        assertThat(tenant.all("/milestones")).hasSize(3);
    }

    @Test
    void whatWasDeletedHereComesBack() {
        String file = Importer.sample("school-1-planning.json", run);
        manager.take(file);
        String path = "/milestones/"
                + manager.only("/milestones", ocid + "/tender/-/1").path("id").asText();
        manager.request()
                .header("If-Match", manager.request().get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        assertThat(manager.take(file).path("created")).hasSize(1);
        assertThat(manager.only("/milestones", ocid + "/tender/-/1")
                        .path("title")
                        .asText())
                .isEqualTo("Bids opened");
    }
}
