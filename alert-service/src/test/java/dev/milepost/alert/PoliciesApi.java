package dev.milepost.alert;

import static io.restassured.RestAssured.given;

import dev.milepost.local.testing.SignedTokens;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Policies, as their manager calls them. */
public final class PoliciesApi {
    public static final String PATH = "/api/v1/alerts/policies";

    private PoliciesApi() {}

    public static RequestSpecification as(String tenant, String role) {
        return given().auth().oauth2(SignedTokens.token(tenant, role)).contentType("application/json");
    }

    /** A policy for one contract. */
    @SafeVarargs
    public static Map<String, Object> forContract(UUID contract, String subject, Map<String, Object>... rungs) {
        Map<String, Object> policy = new HashMap<>(Map.of(
                "name",
                "Policy " + UUID.randomUUID(),
                "scope",
                Map.of("kind", "CONTRACT", "value", contract.toString()),
                "subject",
                subject,
                "businessDaysOnly",
                false,
                "rungs",
                List.of(rungs)));
        return policy;
    }

    /** A rung to some. */
    public static Map<String, Object> rung(String offset, String... recipients) {
        return new HashMap<>(Map.of("offset", offset, "recipients", List.of(recipients)));
    }

    /** Creates it and answers its id. */
    public static String create(String tenant, Map<String, Object> policy) {
        return post(tenant, policy).then().statusCode(201).extract().path("id");
    }

    public static Response post(String tenant, Map<String, Object> policy) {
        return as(tenant, "manager").body(policy).post(PATH);
    }

    public static void delete(String tenant, String id) {
        as(tenant, "manager")
                .header("If-Match", "*")
                .delete(PATH + "/" + id)
                .then()
                .statusCode(204);
    }
}
