package dev.milepost.analytics.export;

import static dev.milepost.analytics.figure.Answers.BASE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files as people get them. */
final class Downloads {
    private Downloads() {}

    static Response get(String token, String path, String accept) {
        return given().auth()
                .oauth2(token)
                .accept(accept)
                .urlEncodingEnabled(false)
                .get(URI.create(path.startsWith("/") ? path : BASE + path));
    }

    static List<NamedCsvRecord> csv(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("text/csv");
        return CsvReader.builder().ofNamedCsvRecord(new String(response.asByteArray(), StandardCharsets.UTF_8)).stream()
                .toList();
    }
}
