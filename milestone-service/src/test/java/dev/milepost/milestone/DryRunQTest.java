package dev.milepost.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Dry runs and bulk requests work in two transactions; more of them at once than there are connections all get an answer. */
@ServiceTest
class DryRunQTest {
    /** The pool has 20 connections. */
    private static final int MANY = 60;

    private static final String FREELANCE = "/templates/0190c7a0-5e1a-7c04-8a10-0000000c0504";

    private final Api manager = Api.as("aurora", "manager");

    @Test
    void moreDryRunsThanConnections() throws Exception {
        String client = manager.party("DC-" + UUID.randomUUID());
        String supplier = manager.party("DS-" + UUID.randomUUID());
        Map<String, ?> body = Map.of(
                "title",
                "Tried",
                "startDate",
                "2027-03-01",
                "timeZone",
                "Europe/Berlin",
                "value",
                Map.of("amount", "1000.00", "currency", "EUR"),
                "parties",
                Map.of("client", client, "supplier", supplier),
                "dryRun",
                true);
        atOnce(() -> keyed(body, FREELANCE + "/instantiate"), 200);
    }

    @Test
    void moreBulkRequestsThanConnections() throws Exception {
        atOnce(
                () -> keyed(
                        Map.of(
                                "items",
                                Stream.of("a", "b")
                                        .map(one -> Map.of(
                                                "externalId",
                                                Map.of("source", "many", "id", UUID.randomUUID()),
                                                "party",
                                                Map.of("reference", "M-" + UUID.randomUUID(), "name", one)))
                                        .toList()),
                        "/parties/bulk-upsert"),
                200);
    }

    private Response keyed(Map<String, ?> body, String path) {
        return manager.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(body)
                .post(path);
    }

    private static void atOnce(Supplier<Response> request, int status) throws Exception {
        try (var executor = Executors.newFixedThreadPool(MANY)) {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                calls.add(() -> request.get().statusCode());
            }
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : executor.invokeAll(calls)) {
                answers.add(answer.get());
            }
            assertThat(answers).hasSize(MANY).containsOnly(status);
        }
    }
}
