package dev.milepost.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Gives each problem document its stable type, also those that libraries raise, and the id to find it by in the log. */
@ApplicationScoped
class ProblemFinisher implements ProblemPostProcessor {
    private final RequestId requestId;
    private final CurrentVertxRequest request;

    @Inject
    ProblemFinisher(RequestId requestId, CurrentVertxRequest request) {
        this.requestId = requestId;
        this.request = request;
    }

    @Override
    public int priority() {
        return 200; // before the library logs it
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder finished = HttpProblem.builder(problem);
        boolean typed = problem.getType() != null
                && problem.getType().isAbsolute()
                && !"about".equals(problem.getType().getScheme());
        if (!typed) {
            ProblemType.ofStatus(problem.getStatusCode()).ifPresent(type -> {
                finished.withType(type.uri()).withTitle(type.title());
                if (problem.getDetail() == null && !type.title().equals(problem.getTitle())) {
                    finished.withDetail(type.advice().orElse(problem.getTitle()));
                }
            });
        }
        if (problem.getStatusCode() >= 500 && !typed) {
            finished.withDetail("Tell the operator the traceId; the log has the reason under it.");
        }
        URI instance = instance();
        if (instance != null) {
            finished.withInstance(instance);
        }
        String traceId = requestId.current();
        return finished.with("traceId", traceId == null ? "" : traceId).build();
    }

    /** The whole path: what JAX-RS calls the path begins after {@code @ApplicationPath}. Null when it is no URI. */
    private @Nullable URI instance() {
        RoutingContext current = request.getCurrent();
        try {
            return current == null ? null : new URI(current.request().path());
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
