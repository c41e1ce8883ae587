package dev.milepost.local.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.icegreen.greenmail.mail.MovingMessage;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.milepost.local.Mail;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What arrived, in memory. Over HTTP, GET gives all of it as a JSON list in the order of arrival, DELETE forgets it.
 */
final class Mailbox implements HttpHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Arrival> arrivals = new ArrayList<>();
    private long count;

    synchronized void add(MovingMessage message) {
        arrivals.add(new Arrival(++count, message));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> {
                    var body = JSON.writeValueAsBytes(mails());
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
                case "DELETE" -> {
                    forget();
                    exchange.sendResponseHeaders(204, -1);
                }
                default -> {
                    exchange.getResponseHeaders().set("Allow", "GET, DELETE");
                    exchange.sendResponseHeaders(405, -1);
                }
            }
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private synchronized void forget() {
        arrivals.clear();
    }

    private List<Mail> mails() throws MessagingException, IOException {
        var mails = new ArrayList<Mail>();
        for (var arrival : arrivals()) {
            mails.add(arrival.mail());
        }
        return mails;
    }

    private synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }
}
