package dev.milepost.milestone;

import static io.restassured.RestAssured.given;

import dev.milepost.local.testing.SignedTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API as one user of one tenant calls it. */
public record Api(String tenant, String token) {
    public static Api as(String tenant, String... roles) {
        return new Api(tenant, SignedTokens.token(tenant, roles));
    }

    public static Api asCounterparty(String tenant, String party, String... roles) {
        return new Api(tenant, SignedTokens.tokenOf(tenant, party, roles));
    }

    public RequestSpecification request() {
        return given().basePath("/api/v1").auth().oauth2(token).contentType(ContentType.JSON);
    }

    public Response get(String path, Object... values) {
        return request().get(path, values);
    }

    public Response post(String path, Map<String, ?> body) {
        return request().body(body).post(path);
    }

    /** An action with the ETag that the resource has now. */
    public Response act(String resource, String action, Map<String, ?> body) {
        return request().header("If-Match", etag(resource)).body(body).post(resource + "/" + action);
    }

    public Response patch(String resource, String json) {
        return patch(resource, etag(resource), json);
    }

    public Response patch(String resource, @Nullable String etag, String json) {
        RequestSpecification request = request().contentType("application/merge-patch+json");
        return (etag == null ? request : request.header("If-Match", etag))
                .body(json)
                .patch(resource);
    }

    public String etag(String resource) {
        return get(resource).then().statusCode(200).extract().header("ETag");
    }

    /** Creates a party and returns its id. */
    public String party(String reference) {
        return post("/parties", Map.of("reference", reference, "name", "Party " + reference))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Creates a DRAFT contract of 100,000 EUR in Europe/Berlin and returns its path. */
    public String contract(Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(Map.of(
                "reference",
                "C-" + UUID.randomUUID(),
                "title",
                "School building",
                "startsOn",
                "2026-01-01",
                "endsOn",
                "2028-12-31",
                "timeZone",
                "Europe/Berlin",
                "value",
                Map.of("amount", "100000.00", "currency", "EUR")));
        body.putAll(more);
        String id = post("/contracts", body).then().statusCode(201).extract().path("id");
        return "/contracts/" + id;
    }

    /** Adds a milestone to a contract and returns its path. */
    public String milestone(String contract, Map<String, ?> more) {
        var body = new java.util.HashMap<String, Object>(
                Map.of("title", "Shell complete", "type", "DELIVERABLE", "dueDate", "2027-06-30"));
        body.putAll(more);
        String id = post(contract + "/milestones", body)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/milestones/" + id;
    }

    /** Amends an ACTIVE contract without anybody's approval; {@code patch} is a merge patch of the contract. */
    public void amend(String contract, Map<String, ?> patch) {
        post(contract + "/amendments", Map.of("title", "x", "reason", "x", "changes", Map.of("contract", patch)))
                .then()
                .statusCode(201);
    }

    public void activate(String contract) {
        act(contract, "activate", Map.of()).then().statusCode(200);
    }
}
