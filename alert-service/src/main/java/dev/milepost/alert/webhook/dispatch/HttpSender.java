package dev.milepost.alert.webhook.dispatch;

import dev.milepost.alert.webhook.WebhookConfig;
import dev.milepost.alert.webhook.address.WebhookUrl;
import dev.milepost.alert.webhook.delivery.AttemptOutcome;
import dev.milepost.kit.time.RealTime;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests to an IP address that was checked, while the certificate is that of the host's name. Follows no
 * redirects, reads no more of an answer than it needs, and is over in time whatever the receiver does.
 */
@ApplicationScoped
class HttpSender {
    private static final int KEPT = 2048;
    private static final int READ = 64 * 1024;

    private final HttpClient client;
    private final List<Context> loops;
    private final RealTime time;

    @Inject
    HttpSender(Vertx vertx, WebhookConfig config, RealTime time) {
        int millis = (int) config.timeout().toMillis();
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(millis)
                        .setSslHandshakeTimeout(millis)
                        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setVerifyHost(true)
                        .setKeepAliveTimeout(4),
                // One pool serves a host and address of all tenants: what bounds a webhook are its slots.
                new PoolOptions().setHttp1MaxSize(config.inFlight()));
        loops = Stream.generate(((VertxInternal) vertx)::createEventLoopContext)
                .limit(Runtime.getRuntime().availableProcessors())
                .<Context>map(loop -> loop)
                .toList();
        this.time = time;
    }

    /** Posts {@code body} to {@code address}, which is one of {@code url}'s. */
    Attempt.Answer post(InetAddress address, WebhookUrl url, Map<String, String> headers, byte[] body, Duration atMost)
            throws InterruptedException {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.https())
                .setURI(url.target())
                .setConnectTimeout(atMost.toMillis())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        if (url.host().contains(":")) {
            options.putHeader("host", "[" + url.host() + "]:" + url.port());
        }
        Exchange exchange = new Exchange(time);
        loopOf(address, url).runOnContext(on -> request(options, exchange, body));
        try {
            return exchange.done.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return exchange.cut(atMost);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // it is never completed so
        }
    }

    private void request(RequestOptions options, Exchange exchange, byte[] body) {
        try {
            client.request(options).onComplete(connected -> {
                if (connected.succeeded()) {
                    exchange.send(connected.result(), body);
                } else {
                    exchange.failed(connected.cause());
                }
            });
        } catch (RuntimeException e) {
            exchange.failed(e); // nobody else would see it on an event loop
        }
    }

    /** The same for all requests to an address, so that none is handed from one event loop to the one of its connection. */
    private Context loopOf(InetAddress address, WebhookUrl url) {
        return loops.get(Math.floorMod(31 * address.hashCode() + url.port(), loops.size()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** One request and its answer, as far as they got. */
    private static final class Exchange {
        private final CompletableFuture<Attempt.Answer> done = new CompletableFuture<>();
        private final RealTime time;
        private final Buffer kept = Buffer.buffer();
        private @Nullable HttpClientRequest request;
        private @Nullable HttpClientResponse response;
        private int read;

        Exchange(RealTime time) {
            this.time = time;
        }

        synchronized void send(HttpClientRequest connected, byte[] body) {
            request = connected;
            if (done.isDone()) {
                connected.reset(); // too late
                return;
            }
            connected.response().onComplete(answered -> {
                if (answered.succeeded()) {
                    read(answered.result());
                } else {
                    failed(answered.cause());
                }
            });
            connected.send(Buffer.buffer(body));
        }

        private synchronized void read(HttpClientResponse answer) {
            response = answer;
            answer.handler(this::keep);
            answer.endHandler(end -> finish(null));
            answer.exceptionHandler(broken -> finish("the answer broke off"));
        }

        private synchronized void keep(Buffer part) {
            kept.appendBuffer(part, 0, Math.min(part.length(), KEPT - kept.length()));
            read += part.length();
            if (read > READ && finish("the answer was cut after " + READ + " bytes")) {
                reset();
            }
        }

        synchronized void failed(Throwable cause) {
            if (response == null) {
                done.complete(Attempt.Answer.none(outcome(cause), describe(cause)));
            } else {
                finish("the answer broke off");
            }
        }

        synchronized Attempt.Answer cut(Duration after) {
            boolean cut = response == null
                    ? done.complete(Attempt.Answer.none(AttemptOutcome.TIMEOUT, "no answer within " + after))
                    : finish("the answer did not end within " + after);
            if (cut) {
                reset();
            }
            return done.join();
        }

        private void reset() {
            if (request != null) {
                request.reset();
            }
        }

        /** An answer has a status, and that is what counts; {@code note} says what was wrong with the rest of it. */
        private boolean finish(@Nullable String note) {
            if (response == null) {
                return false;
            }
            int status = response.statusCode();
            boolean taken = status >= 200 && status < 300;
            String refusal = taken
                    ? null
                    : "the receiver answered " + status
                            + (status >= 300 && status < 400 ? "; redirects are not followed" : "");
            return done.complete(new Attempt.Answer(
                    taken ? AttemptOutcome.DELIVERED : AttemptOutcome.REFUSED,
                    status,
                    refusal == null ? note : note == null ? refusal : refusal + "; " + note,
                    kept.length() == 0 ? null : kept.toString(StandardCharsets.UTF_8),
                    RetryAfter.parse(response.getHeader("Retry-After"), time.instant())));
        }

        private static AttemptOutcome outcome(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SSLException) {
                    return AttemptOutcome.TLS_FAILED;
                }
                if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException) {
                    return AttemptOutcome.TIMEOUT;
                }
            }
            return AttemptOutcome.UNREACHABLE;
        }

        /** The innermost message: that of TLS, for example, names what is wrong with the certificate. */
        private static String describe(Throwable failure) {
            Throwable cause = failure;
            while (cause.getCause() != null && cause.getCause() != cause) {
                cause = cause.getCause();
            }
            return Optional.ofNullable(cause.getMessage()).orElseGet(cause::toString);
        }
    }
}
