package dev.milepost.kit.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Reads small JSON bodies before a worker thread takes the request over. Otherwise the worker waits for the event loop to
 * hand it the body piece by piece, and the two of them spend more time on that than the body takes to parse. Files and
 * imports still stream, and so does all of HTTP/2, whose requests do not let themselves be paused once they were read. Bodies of unknown length do as well, so nobody makes the event loop collect more than this.
 */
@Singleton
class SmallBodies {
    private static final long SMALL = 64L * 1024;

    /** After the routes that authenticate, before those of the resources. */
    private static final int ORDER = -1;

    void install(@Observes Router router) {
        BodyHandler reader = BodyHandler.create(false).setBodyLimit(SMALL);
        router.route().order(ORDER).handler(context -> {
            if (isSmall(context.request())) {
                reader.handle(context);
            } else {
                context.next();
            }
        });
    }

    private static boolean isSmall(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.version() == HttpVersion.HTTP_2 || type == null || length == null || !type.contains("json")) {
            return false;
        }
        try {
            long bytes = Long.parseLong(length);
            return bytes > 0 && bytes <= SMALL; // of an empty one nothing is kept, and what reads it would wait for it
        } catch (NumberFormatException e) {
            return false; // what follows refuses it
        }
    }
}
