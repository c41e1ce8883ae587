package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Whoever follows the changes misses none, whatever happens at the same time. */
@ServiceTest
class ChangesQTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Api manager = Api.as("aurora", "manager");

    private String now() {
        return manager.get("/changes?start=NOW")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .extract()
                .path("nextCursor");
    }

    private JsonPath after(String cursor, int limit) {
        return manager.request()
                .queryParam("cursor", cursor)
                .queryParam("limit", limit)
                .get("/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void aFollowerSeesWhatChangedInOrderWithItsDeletion() {
        String cursor = now();
        String contract = manager.contract(Map.of());
        String milestone = manager.milestone(contract, Map.of("title", "Roof"));
        manager.request()
                .header("If-Match", manager.etag(milestone))
                .delete(milestone)
                .then()
                .statusCode(204);
        List<String> types = new ArrayList<>();
        String[] at = {cursor};
        Awaitility.await().atMost(SOON).until(() -> {
            JsonPath page = after(at[0], 1);
            at[0] = page.getString("nextCursor");
            if (page.getList("items").isEmpty()) {
                return types.size() >= 3;
            }
            if (contract.endsWith(page.getString("items[0].partitionkey"))) {
                types.add(page.getString("items[0].type"));
                assertThat(page.getString("items[0].chainhash")).hasSize(43);
            }
            return false;
        });
        assertThat(types)
                .containsExactly(
                        "dev.milepost.contract.created.v1",
                        "dev.milepost.milestone.created.v1",
                        "dev.milepost.milestone.deleted.v1");
        assertThat(after(at[0], 50).getString("nextCursor")).isEqualTo(at[0]);
    }

    @Test
    void noneIsMissedWhileManyWrite() throws Exception {
        String cursor = now();
        List<String> contracts = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> writers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                writers.add(() -> manager.contract(Map.of()));
            }
            var futures = threads.invokeAll(writers);
            for (var future : futures) {
                contracts.add(future.get().substring("/contracts/".length()));
            }
        }
        List<String> seen = new ArrayList<>();
        String[] at = {cursor};
        Awaitility.await().atMost(SOON).until(() -> {
            JsonPath page = after(at[0], 7);
            at[0] = page.getString("nextCursor");
            seen.addAll(page.getList("items.subject", String.class));
            return seen.containsAll(contracts);
        });
        assertThat(seen).doesNotHaveDuplicates();
    }

    @Test
    void itIsForTheTenantsOwnManagersAndSystems() {
        assertThat(Api.as("aurora", "viewer").get("/changes").statusCode()).isEqualTo(403);
        String reference = "F-" + System.nanoTime();
        manager.party(reference);
        assertThat(Api.asCounterparty("aurora", reference, "manager")
                        .get("/changes")
                        .statusCode())
                .isEqualTo(403);
        Api.as("borealis", "integration")
                .request()
                .queryParam("cursor", now())
                .get("/changes")
                .then()
                .statusCode(400)
                .body("type", endsWith("/invalid-cursor"));
        manager.contract(Map.of());
        List<String> tenants = Api.as("borealis", "integration")
                .get("/changes?limit=200")
                .jsonPath()
                .getList("items.tenant");
        assertThat(tenants).allMatch("borealis"::equals);
        manager.get("/changes?start=TOMORROW").then().statusCode(400).body("type", endsWith("/invalid-filter"));
    }
}
