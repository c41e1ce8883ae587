package dev.milepost.benchmarks.peers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A request of about the size of a webhook, made once, and sent again and again by one client for all connections. */
final class BareHttp implements Burst.Connection {
    private final HttpClient client;
    private final HttpRequest request;

    BareHttp(HttpClient client, String url) {
        this.client = client;
        this.request = HttpRequest.newBuilder(URI.create(url))
                .header("content-type", "application/cloudevents+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"data\":\"%s\"}".formatted("x".repeat(1_500))))
                .build();
    }

    @Override
    public void send() throws IOException, InterruptedException {
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("the receiver answered " + status);
        }
    }

    @Override
    public void close() {
        // The client closes its connections with this JVM.
    }
}
