package dev.milepost.kit.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Gives each problem document its stable type, also those that libraries raise, and the id to find it by in the log. */
@ApplicationScoped
class ProblemFinisher implements ProblemPostProcessor {
    private final RequestId requestId;

    @Inject
    ProblemFinisher(RequestId requestId) {
        this.requestId = requestId;
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
                    finished.withDetail(problem.getTitle());
                }
            });
        }
        if (problem.getStatusCode() >= 500 && !typed) {
            finished.withDetail("Tell the operator the traceId; the log has the reason under it.");
        }
        String traceId = requestId.current();
        return finished.with("traceId", traceId == null ? "" : traceId).build();
    }
}
