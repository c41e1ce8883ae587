package dev.milepost.benchmarks.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReceiverTest {
    private static final String EVENT = """
            {"id":"1","time":"2027-06-28T14:05:00.250Z","data":{"milestone":{"time":"2020-01-01T00:00:00Z"}}}""";

    @Test
    void anAgeCountsFromTheEventsOwnMoment() {
        assertThat(Receiver.age(EVENT, Instant.parse("2027-06-28T14:05:01Z"))).hasValue(750_000);
    }

    @Test
    void whatIsNoEventHasNoAge() {
        assertThat(Receiver.age("{\"data\":\"xxx\"}", Instant.EPOCH)).isEmpty();
    }

    @Test
    void tellsARepeatedOneFromAnother() throws Exception {
        try (var receiver = new Receiver();
                var client = HttpClient.newHttpClient()) {
            for (String id : new String[] {"a", "b", "a"}) {
                client.send(
                        HttpRequest.newBuilder(URI.create(receiver.url()))
                                .header("webhook-id", id)
                                .POST(HttpRequest.BodyPublishers.ofString(EVENT))
                                .build(),
                        BodyHandlers.discarding());
            }

            assertThat(receiver.requests()).isEqualTo(3);
            assertThat(receiver.different()).isEqualTo(2);
        }
    }
}
