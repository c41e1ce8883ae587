package dev.milepost.alert.webhook;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.milepost.local.testing.SignedTokens;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** The webhooks of a tenant through the API. */
final class Hooks {
    static final String PATH = "/api/v1/alerts/webhooks";

    final String tenant;
    private final String token;

    private Hooks(String tenant, String role) {
        this.tenant = tenant;
        this.token = SignedTokens.token(tenant, role);
    }

    /** Those of a tenant that nobody else has. */
    static Hooks ofNewTenant() {
        return new Hooks("t" + UUID.randomUUID(), "admin");
    }

    Hooks as(String role) {
        return new Hooks(tenant, role);
    }

    RequestSpecification request() {
        return given().auth().oauth2(token).contentType("application/json");
    }

    Response post(String path, Object body) {
        return request().body(body).post(PATH + path);
    }

    Response patch(String id, Map<String, ?> patch) {
        return given().auth()
                .oauth2(token)
                .contentType("application/merge-patch+json")
                .header("If-Match", "*")
                .body(patch)
                .patch(PATH + "/" + id);
    }

    JsonPath get(String path) {
        return request().get(PATH + path).then().statusCode(200).extract().jsonPath();
    }

    /** A new webhook, with its secret. */
    Hook make(String url, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of("name", "A hook", "url", url));
        body.putAll(more);
        JsonPath made = post("", body).then().statusCode(201).extract().jsonPath();
        return new Hook(made.getString("webhook.id"), String.valueOf(made.getString("secret")));
    }

    /** A webhook of the tenant. */
    final class Hook {
        final String id;
        final String secret;

        private Hook(String id, String secret) {
            this.id = id;
            this.secret = secret;
        }

        String path() {
            return "/" + id;
        }

        JsonPath read() {
            return get(path());
        }

        List<Map<String, Object>> deliveries() {
            return get(path() + "/deliveries?limit=200").getList("items");
        }

        /** Its only delivery, once it is as wanted. */
        Map<String, Object> awaitDelivery(Predicate<Map<String, Object>> wanted) {
            return patience("the delivery of " + id)
                    .until(this::deliveries, found -> found.size() == 1 && wanted.test(found.getFirst()))
                    .getFirst();
        }

        Map<String, Object> awaitDelivery(String state) {
            return awaitDelivery(delivery -> state.equals(delivery.get("state")));
        }

        /** The requests of a delivery. */
        List<Map<String, Object>> log(@Nullable Object delivery) {
            return get(path() + "/deliveries/" + delivery).getList("log");
        }
    }

    static ConditionFactory patience(String what) {
        return await(what).atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }
}
