package dev.milepost.kit.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request: the trace id of a W3C {@code traceparent} header if the caller sent one, else a new one. It is in
 * each log line, in the {@code X-Request-Id} header and in each problem document as {@code traceId}.
 */
@ApplicationScoped
public class RequestId {
    private static final String KEY = "traceId";
    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(RequestId::assign);
    }

    /** The id of the request that is being answered; null outside of one. */
    public @Nullable String current() {
        return MDC.get(KEY) instanceof String id ? id : null;
    }

    private static void assign(RoutingContext context) {
        String sent = context.request().getHeader("traceparent");
        var matcher = TRACEPARENT.matcher(sent == null ? "" : sent);
        String id = matcher.matches() ? matcher.group(1) : random();
        MDC.put(KEY, id);
        context.response().putHeader("X-Request-Id", id);
        context.next();
    }

    /** It names a request and protects nothing, so it need not come from a source that is slow and shared. */
    private static String random() {
        var random = ThreadLocalRandom.current();
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
