package dev.milepost.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what the libraries throw at a request into problems; one method a family. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    private final HttpProblemMapper mapper = new HttpProblemMapper();

    @ServerExceptionMapper(priority = 1)
    Response json(JsonProcessingException e) {
        return mapper.toResponse(JsonProblems.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response json(MismatchedInputException e) {
        return mapper.toResponse(JsonProblems.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response json(UnrecognizedPropertyException e) {
        return mapper.toResponse(JsonProblems.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response json(InvalidFormatException e) {
        return mapper.toResponse(JsonProblems.of(e));
    }

    @ServerExceptionMapper(priority = 1)
    Response web(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException json) {
            return mapper.toResponse(JsonProblems.of(json));
        }
        int status = e.getResponse().getStatus();
        HttpProblem problem = ProblemType.ofStatus(status)
                .map(type -> type.because(
                        type.advice().orElseGet(() -> e.getMessage() == null ? type.title() : e.getMessage())))
                .orElseGet(() -> HttpProblem.builder()
                        .withStatus(status)
                        .withTitle(e.getMessage())
                        .build());
        return mapper.toResponse(problem);
    }

    /** Also a path with an id that is none; and Quarkus REST answers so what the converter of a query parameter refuses. */
    @ServerExceptionMapper(priority = 1)
    Response notFound(NotFoundException e) {
        return e.getCause() instanceof HttpProblem refusal ? mapper.toResponse(refusal) : web(e);
    }

    @ServerExceptionMapper(priority = 1)
    Response validation(ConstraintViolationException e) {
        List<Violation> violations = e.getConstraintViolations().stream()
                .map(Violation::of)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                .toList();
        return mapper.toResponse(Violations.problem(ProblemType.INVALID_INPUT, violations));
    }

    /** What nobody foresaw; told apart is where trying again helps, and values that are taken. */
    @ServerExceptionMapper(priority = 1)
    Response unexpected(RuntimeException e) {
        HttpProblem problem = Unavailable.refusalOf(e)
                .or(() -> Duplicates.refusalOf(e))
                .orElseGet(() -> {
                    LOG.error("Unexpected", e);
                    return ProblemType.UNEXPECTED.because(
                            "Tell the operator the traceId; the log has the reason under it.");
                });
        return mapper.toResponse(problem);
    }
}
