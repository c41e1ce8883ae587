package dev.milepost.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Does what {@link WriteOperation} says. */
@WriteOperation
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class WriteOperationInterceptor {
    private static final int ATTEMPTS = 8;
    private static final int LONGEST_KEY = 255;
    private static final long PAUSE_NANOS = 3_000_000;

    private final HttpServerRequest request;
    private final Caller caller;
    private final IdempotencyStore store;
    private final SecondConnections second;
    private final ObjectMapper json;

    @Inject
    WriteOperationInterceptor(
            HttpServerRequest request,
            Caller caller,
            IdempotencyStore store,
            SecondConnections second,
            ObjectMapper json) {
        this.request = request;
        this.caller = caller;
        this.store = store;
        this.second = second;
        this.json = json;
    }

    @AroundInvoke
    Object aroundInvoke(InvocationContext invocation) throws Exception {
        String key = request.method().name().equals("POST") ? request.getHeader("Idempotency-Key") : null;
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw ProblemType.INVALID_INPUT.because("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
        }
        return isInTwoTransactions(invocation)
                ? second.within(() -> patiently(invocation, key))
                : patiently(invocation, key);
    }

    private static boolean isInTwoTransactions(InvocationContext invocation) {
        WriteOperation declared = invocation.getMethod().getAnnotation(WriteOperation.class);
        return declared != null && declared.inTwoTransactions();
    }

    private Object patiently(InvocationContext invocation, @Nullable String key) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> once(invocation, key));
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS || !LostRace.ended(e)) {
                    throw e;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(PAUSE_NANOS * attempt));
            }
        }
    }

    private Object once(InvocationContext invocation, @Nullable String key) throws Exception {
        if (key == null) {
            return invocation.proceed();
        }
        var id = new IdempotencyStore.Key(caller.tenant(), caller.subject(), key);
        byte[] fingerprint = Fingerprint.of(request.method().name(), request.uri(), invocation.getParameters(), json);
        var first = store.claim(id, fingerprint);
        if (first.isPresent()) {
            return first.get().toResponse();
        }
        Response response = (Response) invocation.proceed();
        if (response.getEntity() instanceof ShownOnce once) {
            store.complete(id, IdempotencyStore.Answer.of(response, json.writeValueAsString(once.withoutSecret())));
            return response;
        }
        var answer = IdempotencyStore.Answer.of(response, body(response));
        store.complete(id, answer);
        return answer.body() == null
                ? response
                : Response.fromResponse(response)
                        .entity(answer.body())
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    private @Nullable String body(Response response) throws JsonProcessingException {
        return response.hasEntity() ? json.writeValueAsString(response.getEntity()) : null;
    }
}
