package dev.milepost.kit.openapi;

import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import dev.milepost.kit.problem.ProblemType;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * The error answers of operations: those that follow from what the operation takes, and those it names itself by
 * {@code @APIResponse(responseCode = "422", ref = "UnprocessableFile")} or by the status alone.
 */
final class ProblemAnswers {
    private static final String PROBLEM = "Problem";

    private final Map<String, APIResponse> responses = new TreeMap<>();

    /** All error answers that operations refer to. */
    Map<String, APIResponse> responses() {
        return responses;
    }

    void addTo(String path, HttpMethod method, Operation operation) {
        Set<ProblemType> types = new TreeSet<>(following(path, method, operation));
        Map<String, APIResponse> answers = new TreeMap<>();
        operation.getResponses().getAPIResponses().forEach((status, answer) -> {
            Set<ProblemType> named = named(status, answer);
            types.addAll(named);
            if (named.isEmpty()) {
                answers.put(status, answer);
            }
        });
        types.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()))
                .forEach((status, kinds) -> {
                    String name = kinds.stream().map(ProblemAnswers::name).collect(Collectors.joining("Or"));
                    responses.computeIfAbsent(name, none -> response(kinds));
                    answers.put(
                            Integer.toString(status),
                            OASFactory.createAPIResponse().ref("#/components/responses/" + name));
                });
        operation.getResponses().setAPIResponses(answers);
    }

    private static Set<ProblemType> named(String status, APIResponse answer) {
        if (!status.startsWith("4") && !status.startsWith("5")) {
            return Set.of();
        }
        String ref = answer.getRef();
        return Arrays.stream(ProblemType.values())
                .filter(type -> ref == null
                        ? status.equals(Integer.toString(type.status()))
                        : name(type).equals(Refs.name(ref)))
                .limit(1)
                .collect(Collectors.toSet());
    }

    private static Set<ProblemType> following(String path, HttpMethod method, Operation operation) {
        Set<ProblemType> types = new TreeSet<>(List.of(
                ProblemType.INVALID_FILTER, // a parameter that the operation does not have
                ProblemType.UNAUTHORIZED,
                ProblemType.FORBIDDEN,
                ProblemType.NO_TENANT,
                ProblemType.UNEXPECTED,
                ProblemType.UNAVAILABLE)); // the database
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        boolean paged = parameters.stream().anyMatch(parameter -> "cursor".equals(parameter.getName()));
        boolean conditional = parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
        if (path.contains("{")) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (paged) {
            types.add(ProblemType.INVALID_CURSOR);
        }
        if (operation.getRequestBody() != null) {
            types.addAll(List.of(
                    ProblemType.MALFORMED_BODY,
                    ProblemType.INVALID_INPUT,
                    ProblemType.UNKNOWN_FIELD,
                    ProblemType.BODY_TOO_LARGE,
                    ProblemType.UNSUPPORTED_MEDIA_TYPE));
        }
        if (conditional) {
            types.addAll(List.of(ProblemType.STALE_VERSION, ProblemType.PRECONDITION_REQUIRED));
        }
        if (method != HttpMethod.GET) {
            types.add(ProblemType.CONFLICT);
        }
        if (method == HttpMethod.POST) {
            types.addAll(List.of(
                    ProblemType.INVALID_INPUT, ProblemType.REQUEST_IN_PROGRESS, ProblemType.IDEMPOTENCY_KEY_REUSED));
            if (conditional) {
                types.add(ProblemType.ILLEGAL_TRANSITION);
            }
        }
        return types;
    }

    private static String name(ProblemType type) {
        StringBuilder name = new StringBuilder();
        for (String part : type.slug().split("-")) {
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return name.toString();
    }

    private static APIResponse response(Collection<ProblemType> kinds) {
        var media = OASFactory.createMediaType().schema(createSchema().ref(Refs.to(PROBLEM)));
        for (ProblemType type : kinds) {
            Map<String, Object> problem = new LinkedHashMap<>(); // Map.of would write another order at each build
            problem.put("type", type.uri().toString());
            problem.put("title", type.title());
            problem.put("status", type.status());
            problem.put("detail", "What was wrong and what to do.");
            problem.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
            media.addExample(type.slug(), OASFactory.createExample().value(problem));
        }
        APIResponse answer = OASFactory.createAPIResponse()
                .description(kinds.stream().map(ProblemType::title).collect(Collectors.joining("; or: ")));
        if (kinds.contains(ProblemType.UNAVAILABLE)) {
            answer.addHeader(
                    "Retry-After",
                    AnswerHeaders.header(
                            "Seconds after which to try again, where the service knows", Schema.SchemaType.INTEGER));
        }
        return answer.content(OASFactory.createContent().addMediaType("application/problem+json", media));
    }

    /** The schemas that all error answers share. */
    static Map<String, Schema> schemas() {
        return Map.of(PROBLEM, problem(), "Violation", violation());
    }

    private static Schema problem() {
        return createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal (RFC 9457). Its `type` is stable; docs/problems.md tells of each.")
                .addProperty(
                        "type", string("Stable address of the kind of problem").format("uri"))
                .addProperty("title", string("One line, the same for each occurrence"))
                .addProperty(
                        "status",
                        createSchema().addType(Schema.SchemaType.INTEGER).description("The HTTP status"))
                .addProperty("detail", string("What was wrong here and what to do"))
                .addProperty("instance", string("The path that was called"))
                .addProperty("traceId", string("Finds the request in the log"))
                .addProperty(
                        "violations",
                        array("What is wrong with the input, each with its place")
                                .items(createSchema().ref(Refs.to("Violation"))))
                .addProperty(
                        "allowedActions", array("What the state allows instead").items(string("An action")))
                .required(List.of("type", "title", "status"));
    }

    private static Schema violation() {
        return createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One thing that is wrong with the input")
                .addProperty("field", string("Where, as a path from the root of the body, or a parameter"))
                .addProperty("message", string("What is wrong and what would be right"))
                .required(List.of("field", "message"));
    }

    private static Schema array(String description) {
        return createSchema().addType(Schema.SchemaType.ARRAY).description(description);
    }

    private static Schema string(String description) {
        return createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
