package dev.milepost.milestone.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.milepost.milestone.Api;
import dev.milepost.milestone.ServiceTest;
import io.restassured.RestAssured;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Evidence through the API: who adds, sees and deletes it, and what is refused. */
@ServiceTest
class EvidenceQTest {
    private static final Path STORE = Path.of("target/evidence");

    @Inject
    RemoveOrphans orphans;

    private final Api manager = Api.as("aurora", "manager");
    private final Api contributor = Api.as("aurora", "contributor");
    private String milestone = "";
    private String evidence = "";

    @BeforeEach
    void start() {
        String contract = manager.contract(Map.of());
        milestone = manager.milestone(contract, Map.of());
        evidence = milestone + "/evidence";
        manager.activate(contract);
        manager.act(milestone, "start", Map.of()).then().statusCode(200);
    }

    @Test
    void aFileIsStoredShownAndGivenBack() throws IOException {
        Response added = upload(SampleFiles.PDF, "Pruefbericht.pdf", "application/pdf", "Abnahme");
        String id = id(added);
        added.then()
                .header("ETag", "\"1\"")
                .header("Location", containsString("/api/v1" + evidence + "/" + id))
                .body("title", equalTo("Abnahme"))
                .body("file.name", equalTo("Pruefbericht.pdf"))
                .body("file.mediaType", equalTo("application/pdf"))
                .body("file.size", equalTo(SampleFiles.PDF.length))
                .body("addedBy", equalTo("Test aurora-contributor"));

        String hash = manager.get(milestone)
                .then()
                .body("evidence.id", contains(id))
                .body("evidence[0].file.name", equalTo("Pruefbericht.pdf"))
                .body("evidence[0].url", nullValue())
                .extract()
                .path("evidence[0].file.sha256");
        Response content = Api.as("aurora", "viewer").get(evidence + "/" + id + "/content");
        content.then()
                .statusCode(200)
                .header("Content-Type", "application/pdf")
                .header("Content-Length", Integer.toString(SampleFiles.PDF.length))
                .header("ETag", "\"" + hash + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", containsString("attachment; filename=\"Pruefbericht.pdf\""));
        assertThat(content.asByteArray()).isEqualTo(SampleFiles.PDF);
        manager.request()
                .header("If-None-Match", "\"" + hash + "\"")
                .get(evidence + "/" + id + "/content")
                .then()
                .statusCode(304);
        manager.request().head(evidence + "/" + id + "/content").then().statusCode(200);
    }

    @Test
    void filesAndLinksStayBesideWhatComesWithTheSubmission() {
        String file = id(upload(SampleFiles.PDF, "a.pdf", null, null));
        String link = id(contributor.post(evidence + "/links", Map.of("url", "https://files.example/b", "title", "B")));
        submit("https://files.example/c").then().statusCode(200);
        manager.act(milestone, "withdraw", Map.of()).then().statusCode(200);
        submit("https://files.example/d").then().statusCode(200);

        manager.get(milestone)
                .then()
                .body("evidence", hasSize(3))
                .body("evidence[0].id", equalTo(file))
                .body("evidence[1].id", equalTo(link))
                .body("evidence[2].url", equalTo("https://files.example/d"));
        manager.get(evidence).then().statusCode(200).body("items.id", contains(file, link));
    }

    @Test
    void whatIsDeletedLeavesATombstone() {
        String id = id(upload(SampleFiles.PDF, "a.pdf", null, null));
        String path = evidence + "/" + id;
        assertThat(bytesOf(id)).exists();

        contributor.request().delete(path).then().statusCode(428);
        contributor.request().header("If-Match", "\"7\"").delete(path).then().statusCode(412);
        Api.as("aurora", "integration")
                .request()
                .header("If-Match", "*")
                .delete(path)
                .then()
                .statusCode(403);
        contributor.request().header("If-Match", "\"1\"").delete(path).then().statusCode(204);

        manager.get(milestone).then().body("evidence", hasSize(0));
        manager.get(evidence)
                .then()
                .body("items[0].id", equalTo(id))
                .body("items[0].deletedBy", equalTo("Test aurora-contributor"))
                .body("items[0].deletedAt", notNullValue())
                .body("items[0].file.sha256", notNullValue());
        manager.get(path + "/content").then().statusCode(404).body("detail", containsString("deleted by Test aurora"));
        contributor.request().header("If-Match", "*").delete(path).then().statusCode(409);
        assertThat(bytesOf(id)).doesNotExist();
    }

    @Test
    void whatWasDecidedOnStays() {
        String id = id(upload(SampleFiles.PDF, "a.pdf", null, null));
        submit("https://files.example/c").then().statusCode(200);
        Api.as("aurora", "approver").act(milestone, "approve", Map.of()).then().statusCode(200);

        manager.request()
                .header("If-Match", "*")
                .delete(evidence + "/" + id)
                .then()
                .statusCode(409);
        upload(SampleFiles.PDF, "b.pdf", null, null).then().statusCode(409);
        contributor
                .post(evidence + "/links", Map.of("url", "https://files.example/b"))
                .then()
                .statusCode(409);
        manager.get(evidence + "/" + id + "/content").then().statusCode(200);
    }

    @Test
    void wrongUploadsAreRefusedAndLeaveNothing() {
        upload(SampleFiles.EXE, "a.pdf", "application/pdf", null).then().statusCode(415);
        upload(SampleFiles.PDF, "a.pdf", "image/png", null).then().statusCode(422);
        upload(new byte[0], "a.pdf", null, null).then().statusCode(400).body("violations[0].field", equalTo("file"));
        upload(SampleFiles.PDF, "a.pdf", null, "x".repeat(501))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("title"));
        multipart().multiPart("title", "no file").post(evidence).then().statusCode(400);
        multipart()
                .multiPart("file", "a.pdf", SampleFiles.PDF)
                .multiPart("note", "x")
                .post(evidence)
                .then()
                .statusCode(400)
                .body("type", containsString("unknown-field"));
        multipart()
                .multiPart("file", "a.pdf", SampleFiles.PDF)
                .multiPart("file", "b.pdf", SampleFiles.PDF)
                .post(evidence)
                .then()
                .statusCode(400);
        contributor
                .request()
                .contentType("multipart/form-data; boundary=x")
                .body("--x\r\nbroken".getBytes(StandardCharsets.US_ASCII))
                .post(evidence)
                .then()
                .statusCode(400);
        for (String url : List.of("ftp://files.example/a", "/a", "javascript:alert(1)", "https:a")) {
            contributor.post(evidence + "/links", Map.of("url", url)).then().statusCode(400);
        }
        contributor.post(evidence + "/links", Map.of()).then().statusCode(400);

        manager.get(evidence).then().body("items", hasSize(0));
    }

    @Test
    void aFileAsLargeAsAllowedGoesInAndALargerOneDoesNot() throws Exception {
        int largest = 25 << 20;

        assertThat(sendText(largest)).isEqualTo(201);
        assertThat(sendText(largest + 1)).isEqualTo(413);

        manager.get(evidence).then().body("items", hasSize(1)).body("items[0].file.size", equalTo(largest));
    }

    @Test
    void namesAndTitlesAreUnicode() throws Exception {
        String body = """
                --x\r
                Content-Disposition: form-data; name="title"\r
                \r
                Größe\r
                --x\r
                Content-Disposition: form-data; name="file"; filename="Prüfbericht.txt"\r
                \r
                Es passt.\r
                --x--\r
                """;

        assertThat(send(body)).isEqualTo(201);

        manager.get(evidence)
                .then()
                .body("items[0].title", equalTo("Größe"))
                .body("items[0].file.name", equalTo("Prüfbericht.txt"));
    }

    private int sendText(int size) throws IOException, InterruptedException {
        return send("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n"
                + "x".repeat(size) + "\r\n--x--\r\n");
    }

    /** Sends an upload as it is; the library of the other tests is slow with large ones and takes names in ASCII only. */
    private int send(String body) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + RestAssured.port + "/api/v1" + evidence))
                    .header("Authorization", "Bearer " + contributor.token())
                    .header("Content-Type", "multipart/form-data; boundary=x")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }

    @Test
    void aRepeatedUploadTakesEffectOnce() {
        String key = UUID.randomUUID().toString();
        String first = id(upload(key, SampleFiles.PDF));
        upload(key, SampleFiles.PDF)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
        upload(key, SampleFiles.PNG).then().statusCode(422);

        manager.get(evidence).then().body("items", hasSize(1));
        assertThat(bytesOf(first)).exists();
    }

    @Test
    void aMilestoneHasNoMoreThanAHundred() {
        submit(IntStream.range(0, 99)
                        .mapToObj(i -> "https://files.example/" + i)
                        .toArray(String[]::new))
                .then()
                .statusCode(200);
        upload(SampleFiles.PDF, "a.pdf", null, null).then().statusCode(201);
        upload(SampleFiles.PDF, "b.pdf", null, null)
                .then()
                .statusCode(409)
                .body("detail", containsString("100 links and files"));
        manager.act(milestone, "withdraw", Map.of()).then().statusCode(200);
        submit(IntStream.range(0, 100)
                        .mapToObj(i -> "https://files.example/" + i)
                        .toArray(String[]::new))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("evidence"));
    }

    @Test
    void aCounterpartyAddsToWhatItOwesAndSeesWhatItTakesPartIn() {
        String reference = "ev-" + UUID.randomUUID();
        String party = manager.party(reference);
        Api supplier = Api.asCounterparty("aurora", reference, "contributor", "manager");
        String theirs = manager.contract(Map.of("parties", List.of(Map.of("partyId", party, "role", "SUPPLIER"))));
        String owed = manager.milestone(theirs, Map.of("responsiblePartyId", party)) + "/evidence";
        String notOwed = manager.milestone(theirs, Map.of()) + "/evidence";
        String own = id(manager.post(notOwed + "/links", Map.of("url", "https://files.example/b")));
        Map<String, String> link = Map.of("url", "https://files.example/a");

        supplier.post(owed + "/links", link).then().statusCode(201);
        supplier.post(notOwed + "/links", link).then().statusCode(403);
        supplier.get(notOwed).then().statusCode(200).body("items", hasSize(1));
        supplier.request()
                .header("If-Match", "*")
                .delete(notOwed + "/" + own)
                .then()
                .statusCode(403);
        supplier.get(evidence).then().statusCode(404);
        supplier.post(evidence + "/links", link).then().statusCode(404);
        manager.get(owed + "/" + own).then().statusCode(404);
    }

    @Test
    void bytesThatNothingNamesGoInTimeAndNoOthers() throws IOException {
        String id = id(upload(SampleFiles.PDF, "a.pdf", null, null));
        FileTime longAgo = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));
        Path orphan = bytesOf(UUID.randomUUID().toString());
        Files.createDirectories(orphan.getParent());
        Files.setLastModifiedTime(Files.write(orphan, SampleFiles.PDF), longAgo);
        Files.setLastModifiedTime(bytesOf(id), longAgo);
        Path young = bytesOf(UUID.randomUUID().toString());
        Files.createDirectories(young.getParent());
        Files.write(young, SampleFiles.PDF);

        orphans.remove();

        assertThat(orphan).doesNotExist();
        assertThat(young).exists();
        manager.get(evidence + "/" + id + "/content").then().statusCode(200);
    }

    @Test
    void aLostFileIsReportedAndNotInvented() throws IOException {
        String id = id(upload(SampleFiles.PDF, "a.pdf", null, null));
        Files.delete(bytesOf(id));

        manager.get(evidence + "/" + id + "/content").then().statusCode(503);
    }

    private static Path bytesOf(String id) {
        return STORE.resolve("aurora").resolve(id.substring(id.length() - 2)).resolve(id);
    }

    private Response submit(String... urls) {
        return contributor.act(
                milestone,
                "submit",
                Map.of(
                        "evidence",
                        List.of(urls).stream().map(url -> Map.of("url", url)).toList()));
    }

    private Response upload(byte[] content, String name, @Nullable String type, @Nullable String title) {
        var part = new MultiPartSpecBuilder(content)
                .controlName("file")
                .fileName(name)
                .charset(StandardCharsets.UTF_8);
        var request = multipart().multiPart((type == null ? part : part.mimeType(type)).build());
        if (title != null) {
            request.multiPart(new MultiPartSpecBuilder(title)
                    .controlName("title")
                    .emptyFileName()
                    .mimeType("text/plain")
                    .charset(StandardCharsets.UTF_8)
                    .build());
        }
        return request.post(evidence);
    }

    private Response upload(String key, byte[] content) {
        return multipart()
                .header("Idempotency-Key", key)
                .multiPart("file", content == SampleFiles.PDF ? "a.pdf" : "a.png", content)
                .post(evidence);
    }

    private RequestSpecification multipart() {
        return contributor.request().contentType("multipart/form-data");
    }

    private static String id(Response response) {
        return response.then().statusCode(201).extract().path("id");
    }
}
