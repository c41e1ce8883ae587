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

    /** A second time where the client could not use a connection of its pool, as happens once in some 100,000 times. */
    @Override
    public void send() throws IOException, InterruptedException {
        try {
            sendOnce();
        } catch (IOException e) {
            sendOnce();
        }
    }

    private void sendOnce() throws IOException, InterruptedException {
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
