package dev.milepost.alert.calendar;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import org.jboss.logging.Logger;

/**
 * Where calendar programs read a calendar: without a login, as they have none; the address is the secret. The ETag covers
 * everything that is in it, alarms included, so that 304 means that nothing has changed. No JSON, and no part of the API.
 */
@ApplicationScoped
class FeedRoute {
    static final String PATH = "/api/v1/alerts/feeds/";
    private static final Logger LOG = Logger.getLogger(FeedRoute.class);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int FAILED = 500;

    private final ReadFeed readFeed;

    @Inject
    FeedRoute(ReadFeed readFeed) {
        this.readFeed = readFeed;
    }

    void install(@Observes Router router) {
        router.get(PATH + ":secret").blockingHandler(this::answer, false);
        router.head(PATH + ":secret").blockingHandler(this::answer, false);
    }

    private void answer(RoutingContext request) {
        HttpServerResponse response = request.response()
                .putHeader("X-Robots-Tag", "noindex")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "private, no-cache");
        String name = request.pathParam("secret");
        try {
            switch (readFeed.read(new Secret(name.endsWith(".ics") ? name.substring(0, name.length() - 4) : name))) {
                case ReadFeed.Found.Nothing nothing -> plain(response, NOT_FOUND, "There is no such calendar.");
                case ReadFeed.Found.Revoked revoked ->
                    plain(response, GONE, "This calendar was revoked; make a new one and subscribe to that.");
                case ReadFeed.Found.Content content -> send(request, response, Ics.write(content));
            }
        } catch (SQLException | RuntimeException e) {
            LOG.error("A calendar failed", e);
            plain(response, FAILED, "Something went wrong; try again in a moment.");
        }
    }

    private static void send(RoutingContext request, HttpServerResponse response, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        String tag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Secret.sha256(body)) + '"';
        response.putHeader("ETag", tag);
        String known = request.request().getHeader("If-None-Match");
        if (known != null && (known.equals("*") || known.contains(tag))) {
            response.setStatusCode(NOT_MODIFIED).end();
            return;
        }
        response.setStatusCode(OK).putHeader("Content-Type", "text/calendar; charset=utf-8");
        if (request.request().method().name().equals("HEAD")) {
            response.putHeader("Content-Length", Integer.toString(body.length)).end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(body));
        }
    }

    private static void plain(HttpServerResponse response, int status, String text) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text + "\n");
    }
}
