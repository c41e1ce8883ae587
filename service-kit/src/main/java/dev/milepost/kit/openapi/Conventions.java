package dev.milepost.kit.openapi;

import dev.milepost.kit.problem.ProblemType;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conventions into a service's specification, so that no operation can forget them: every error answer as a
 * problem document, {@code Idempotency-Key} on each POST, who may call, where to sign in.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Conventions implements OASFilter {
    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        var components = api.getComponents();
        components.addSchema(PROBLEM, problem());
        components.addSchema("Violation", violation());
        components.setSecuritySchemes(
                Map.of(
                        "oidc",
                        OASFactory.createSecurityScheme()
                                .type(org.eclipse.microprofile.openapi.models.security.SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(
                                        "An access token of the realm `milepost`, with the claims `tenant`, `groups` (roles) and, for a counterparty's users, `party`.")));
        api.setServers(
                List.of(OASFactory.createServer().url("/").description("The host that serves this specification")));
        Set<ProblemType> used = new TreeSet<>();
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((method, operation) -> used.addAll(conform(path, method, operation))));
        used.forEach(type -> components.addResponse(name(type), response(type)));
        components.removeSchema("HttpProblem"); // the library's own, which no operation refers to
        components.removeSchema("HttpValidationProblem");
    }

    private static Set<ProblemType> conform(String path, PathItem.HttpMethod method, Operation operation) {
        describeRoles(operation);
        if (method == PathItem.HttpMethod.POST) {
            operation.addParameter(OASFactory.createParameter()
                    .name("Idempotency-Key")
                    .in(Parameter.In.HEADER)
                    .description(
                            "Makes the request take effect once: repeated within 24 hours with the same body it gets the first answer again.")
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .minLength(1)
                            .maxLength(255))
                    .example("5d0c8a4e-3f9a-4a53-9f0e-0b1d9b2f7a11"));
        }
        Set<ProblemType> answers = errorAnswers(path, method, operation);
        answers.forEach(type -> operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(type.status()),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + name(type))));
        return answers;
    }

    private static Set<ProblemType> errorAnswers(String path, PathItem.HttpMethod method, Operation operation) {
        Set<ProblemType> answers =
                new TreeSet<>(List.of(ProblemType.UNAUTHORIZED, ProblemType.FORBIDDEN, ProblemType.UNEXPECTED));
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        boolean queried = parameters.stream().anyMatch(parameter -> parameter.getIn() == Parameter.In.QUERY);
        boolean conditional = parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()));
        if (path.contains("{")) {
            answers.add(ProblemType.NOT_FOUND);
        }
        if (queried || operation.getRequestBody() != null || method == PathItem.HttpMethod.POST) {
            answers.add(ProblemType.INVALID_INPUT);
        }
        if (operation.getRequestBody() != null) {
            answers.add(ProblemType.BODY_TOO_LARGE);
            answers.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        if (conditional) {
            answers.add(ProblemType.STALE_VERSION);
            answers.add(ProblemType.PRECONDITION_REQUIRED);
        }
        if (method != PathItem.HttpMethod.GET) {
            answers.add(ProblemType.CONFLICT);
        }
        if (method == PathItem.HttpMethod.POST) {
            answers.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        return answers;
    }

    /** Moves the roles from the security requirement, where the generator puts them, to where a reader looks. */
    private static void describeRoles(Operation operation) {
        List<String> roles = operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .map(SecurityRequirement::getSchemes)
                        .filter(Objects::nonNull)
                        .flatMap(schemes -> schemes.values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .sorted()
                        .toList();
        operation.setSecurity(
                new ArrayList<>(List.of(OASFactory.createSecurityRequirement().addScheme("oidc", List.of()))));
        if (!roles.isEmpty()) {
            @Nullable String description = operation.getDescription();
            operation.setDescription(
                    (description == null ? "" : description + "\n\n") + "Roles: " + String.join(", ", roles) + ".");
        }
    }

    private static String name(ProblemType type) {
        StringBuilder name = new StringBuilder();
        for (String part : type.slug().split("-")) {
            name.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
        }
        return name.toString();
    }

    private static APIResponse response(ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>(); // Map.of would write another order at each build
        problem.put("type", type.uri().toString());
        problem.put("title", type.title());
        problem.put("status", type.status());
        problem.put("detail", "What was wrong and what to do.");
        problem.put("traceId", "4bf92f3577b34da6a3ce929d0e0e4736");
        Example example = OASFactory.createExample().value(problem);
        return OASFactory.createAPIResponse()
                .description(type.title())
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))
                                        .addExample(type.slug(), example)));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A refusal (RFC 9457). Its `type` is stable; docs/problems.md tells of each.")
                .addProperty(
                        "type", string("Stable address of the kind of problem").format("uri"))
                .addProperty("title", string("One line, the same for each occurrence"))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.INTEGER)
                                .description("The HTTP status"))
                .addProperty("detail", string("What was wrong here and what to do"))
                .addProperty("instance", string("The path that was called"))
                .addProperty("traceId", string("Finds the request in the log"))
                .addProperty(
                        "violations",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(OASFactory.createSchema().ref("#/components/schemas/Violation")))
                .addProperty(
                        "allowedActions",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("What the state allows instead")
                                .items(string("An action")))
                .required(List.of("type", "title", "status"));
    }

    private static Schema violation() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("field", string("Where, as a path from the root of the body, or a parameter"))
                .addProperty("message", string("What is wrong and what would be right"))
                .required(List.of("field", "message"));
    }

    private static Schema string(String description) {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
    }
}
