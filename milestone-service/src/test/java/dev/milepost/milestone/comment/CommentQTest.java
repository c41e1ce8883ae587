package dev.milepost.milestone.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.local.testing.MariaDbAndKafka;
import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.response.Response;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments through the API: who writes, edits, deletes and reads them, and whom they mention. */
@ServiceTest
class CommentQTest {
    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");
    private String contract = "";
    private String comments = "";

    @BeforeEach
    void start() {
        contract = manager.contract(Map.of());
        comments = manager.milestone(contract, Map.of()) + "/comments";
    }

    @Test
    void aCommentIsReadEditedAndDeletedVisibly() throws SQLException {
        String id = id(write(contributor, "First **words**"));
        String path = comments + "/" + id;
        Api.as("aurora", "viewer")
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("text", equalTo("First **words**"))
                .body("author", equalTo("Test aurora-contributor"))
                .body("editedAt", nullValue());

        manager.patch(path, "{\"text\": \"Not mine\"}").then().statusCode(403);
        contributor.patch(path, null, "{\"text\": \"x\"}").then().statusCode(428);
        contributor.patch(path, "\"9\"", "{\"text\": \"x\"}").then().statusCode(412);
        contributor
                .patch(path, "{\"text\": \"Second words\"}")
                .then()
                .statusCode(200)
                .body("editedAt", notNullValue());
        contributor
                .patch(path, "{\"text\": \"Third words\"}")
                .then()
                .statusCode(200)
                .body("version", equalTo(3));

        manager.get(path + "/revisions")
                .then()
                .statusCode(200)
                .body("text", contains("First **words**", "Second words"));
        contributor.get(path + "/revisions").then().statusCode(403);

        Api.as("aurora", "finance")
                .request()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(403);
        manager.request().header("If-Match", "\"3\"").delete(path).then().statusCode(204);
        manager.get(comments)
                .then()
                .body("items", hasSize(1))
                .body("items[0].text", nullValue())
                .body("items[0].author", equalTo("Test aurora-contributor"))
                .body("items[0].deletedBy", equalTo("Test aurora-manager"));
        manager.get(path + "/revisions").then().body("$", empty());
        contributor.patch(path, "{\"text\": \"Back\"}").then().statusCode(409);
        contributor.request().header("If-Match", "*").delete(path).then().statusCode(409);

        assertThat(events())
                .extracting(event -> event[0])
                .contains(
                        "dev.milepost.comment.added.v1",
                        "dev.milepost.comment.edited.v1",
                        "dev.milepost.comment.deleted.v1");
        assertThat(events()).extracting(event -> event[1]).noneMatch(payload -> payload.contains("words"));
    }

    @Test
    void whoMaySeeTheMilestoneIsMentionedAndNobodyElse() {
        String finance = person(Api.as("aurora", "finance"));
        String stranger = person(Api.as("borealis", "finance"));
        String supplierReference = "co-" + UUID.randomUUID();
        manager.party(supplierReference);
        String outsider = person(Api.asCounterparty("aurora", supplierReference, "contributor"));

        write(contributor, "Look, @Aurora-Finance, and write to aurora-finance@aurora.example")
                .then()
                .statusCode(201)
                .body("mentions", contains(finance));
        write(contributor, "@nobody.at.all and @aurora-" + supplierReference + "-contributor")
                .then()
                .body("mentions", empty());
        write(contributor, "you", finance).then().statusCode(201).body("mentions", contains(finance));
        for (String wrong : List.of(stranger, outsider, UUID.randomUUID().toString())) {
            write(contributor, "you", finance, wrong)
                    .then()
                    .statusCode(400)
                    .body("violations.field", contains("mentions[1]"));
        }
    }

    @Test
    void eventsTellWhoIsMentionedThatWasNotBefore() throws SQLException {
        String finance = person(Api.as("aurora", "finance"));
        String viewer = person(Api.as("aurora", "viewer"));
        String path = comments + "/" + id(write(contributor, "Look, @aurora-finance"));

        contributor.patch(path, "{\"mentions\": [\"" + viewer + "\"]}").then().statusCode(200);
        contributor.patch(path, "{\"text\": \"@aurora-viewer, look\"}").then().statusCode(200);

        assertThat(events())
                .filteredOn(event -> event[0].startsWith("dev.milepost.comment."))
                .extracting(event -> event[1].replaceAll(".*\"newMentions\":\\[([^]]*)].*", "$1")
                        .replace("\"", ""))
                .containsExactly(finance, viewer, "");
    }

    @Test
    void aCounterpartyTakesPartInTheTalkOfItsContracts() {
        String reference = "co-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api supplier = Api.asCounterparty("aurora", reference, "contributor", "manager");
        String own = person(supplier);
        String theirs = manager.milestone(
                        manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER")))),
                        Map.of())
                + "/comments";
        String others = comments;
        comments = theirs;

        write(manager, "Welcome", own).then().statusCode(201).body("mentions", contains(own));
        String id = id(write(supplier, "Thank you, @aurora-manager"));
        supplier.get(theirs).then().body("items", hasSize(2)).body("items[1].mentions", empty());
        supplier.get(theirs + "/" + id + "/revisions").then().statusCode(403);
        String managers = manager.get(theirs).then().extract().path("items[0].id");
        supplier.request()
                .header("If-Match", "*")
                .delete(theirs + "/" + managers)
                .then()
                .statusCode(403);
        supplier.get(others).then().statusCode(404);
        supplier.post(others, Map.of("text", "x")).then().statusCode(404);
        manager.get(others + "/" + id).then().statusCode(404);
    }

    @Test
    void wrongCommentsAreRefused() {
        for (String text : List.of("", "  \n", "x".repeat(10_001))) {
            contributor
                    .post(comments, Map.of("text", text))
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("text"));
        }
        contributor
                .post(comments, Map.of("body", "x"))
                .then()
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        contributor.post(comments, Map.of("text", "x".repeat(10_000))).then().statusCode(201);
        Map<String, Object> many = new HashMap<>(Map.of("text", "x"));
        many.put("mentions", java.util.Collections.nCopies(51, UUID.randomUUID()));
        contributor.post(comments, many).then().statusCode(400).body("violations[0].field", equalTo("mentions"));
        Api.as("aurora", "viewer").post(comments, Map.of("text", "x")).then().statusCode(403);
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            write(contributor, "Comment " + i);
        }
        List<String> texts = new ArrayList<>();
        String cursor = "";
        do {
            Response page = manager.get(comments + "?limit=2&cursor={cursor}", cursor);
            texts.addAll(page.then().statusCode(200).extract().path("items.text"));
            cursor = page.then().extract().path("nextCursor");
        } while (cursor != null);

        assertThat(texts).containsExactly("Comment 0", "Comment 1", "Comment 2", "Comment 3", "Comment 4");
    }

    private Response write(Api author, String text, String... mentions) {
        return author.post(comments, Map.of("text", text, "mentions", List.of(mentions)));
    }

    private static String person(Api api) {
        return api.get("/people/me").then().statusCode(200).extract().path("id");
    }

    private static String id(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }

    /** Type and payload of each event of the contract. */
    private List<String[]> events() throws SQLException {
        try (var connection = DriverManager.getConnection(MariaDbAndKafka.adminJdbcUrl("milestone"));
                var select = connection.prepareStatement("SELECT type, payload FROM outbox WHERE stream_id = ?")) {
            select.setString(1, contract.substring(contract.lastIndexOf('/') + 1));
            List<String[]> events = new ArrayList<>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    events.add(new String[] {row.getString(1), row.getString(2)});
                }
            }
            return events;
        }
    }
}
