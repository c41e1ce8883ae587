package dev.milepost.milestone.ocds;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.local.testing.SignedTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The import, and what is there afterwards, as one user sees them. */
record Importer(String token) {
    static final ObjectMapper JSON = new ObjectMapper();

    static Importer of(String tenant, String... roles) {
        return new Importer(SignedTokens.token(tenant, roles));
    }

    RequestSpecification request() {
        return given().basePath("/api/v1").auth().oauth2(token).contentType(ContentType.JSON);
    }

    Response post(String file) {
        return request().body(file.getBytes(StandardCharsets.UTF_8)).post("/imports/ocds");
    }

    /** Imports a file that can be read. */
    JsonNode take(String file) {
        return tree(post(file).then().statusCode(200).extract().asString());
    }

    /** A sample file, of processes that only this {@code run} has. */
    static String sample(String name, String run) {
        try (var in = Objects.requireNonNull(Importer.class.getResourceAsStream("/ocds/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("RUN", run);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return tree(request().get(path).then().statusCode(200).extract().asString());
    }

    /** What all pages of a list hold. */
    List<JsonNode> all(String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < 1000; page++) {
            var request = request().queryParam("limit", 200);
            JsonNode answer = tree((cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(list)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            answer.path("items").forEach(items::add);
            if (answer.path("nextCursor").isMissingNode()) {
                return items;
            }
            cursor = answer.path("nextCursor").asText();
        }
        throw new AssertionError("the list has no end");
    }

    /** The items of a list whose OCDS id begins with {@code prefix}. */
    List<JsonNode> ours(String list, String prefix) {
        return all(list).stream()
                .filter(item -> externalId(item).startsWith(prefix))
                .toList();
    }

    JsonNode only(String list, String externalId) {
        List<JsonNode> found = all(list).stream()
                .filter(item -> externalId(item).equals(externalId))
                .toList();
        assertThat(found).as(externalId).hasSize(1);
        return found.getFirst();
    }

    static String externalId(JsonNode item) {
        for (JsonNode id : item.path("externalIds")) {
            if (id.path("source").asText().equals("ocds")) {
                return id.path("id").asText();
            }
        }
        return "";
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
