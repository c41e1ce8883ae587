package dev.milepost.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conventions into a service's specification, so that no operation can forget them: every error answer as a
 * problem document, {@code Idempotency-Key} on each POST, the link of each page, the address of what is created, who may call, where to
 * sign in, which fields are always there, that unknown fields are refused, and an example of each body.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class Conventions implements OASFilter {
    private final IndexView index;

    public Conventions(IndexView index) {
        this.index = index;
    }

    @Override
    public Schema filterSchema(Schema schema) {
        return SimpleTypes.inline(schema);
    }

    @Override
    public Parameter filterParameter(Parameter parameter) {
        if ("limit".equals(parameter.getName()) && parameter.getSchema() != null) {
            parameter
                    .getSchema()
                    .minimum(java.math.BigDecimal.ONE)
                    .maximum(java.math.BigDecimal.valueOf(200))
                    .defaultValue(50);
        }
        return parameter;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null || api.getPaths().getPathItems() == null) {
            return;
        }
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        Components components = api.getComponents();
        components.setSecuritySchemes(Map.of("oidc", bearerToken()));
        api.setServers(
                List.of(OASFactory.createServer().url("/").description("The host that serves this specification")));

        var problems = new ProblemAnswers();
        Map<String, Schema> schemas =
                new TreeMap<>(components.getSchemas() == null ? Map.<String, Schema>of() : components.getSchemas());
        schemas.putAll(ProblemAnswers.schemas());
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    describeRoles(operation);
                    if (method == HttpMethod.POST) {
                        operation.addParameter(idempotencyKey());
                    }
                    AnswerHeaders.addTo(operation);
                    problems.addTo(path, method, operation);
                }));
        components.setResponses(problems.responses());
        RecordSchemas.addAlternatives(schemas);
        var bodies = new Bodies(api, schemas);
        new RecordSchemas(index).complete(schemas, bodies.requestSchemas());
        bodies.closeRequests();
        bodies.makePatchesPartial();
        bodies.addExamples(components);
        schemas.keySet().retainAll(bodies.reachable(ProblemAnswers.schemas().keySet()));
        components.setSchemas(schemas);
    }

    private static SecurityScheme bearerToken() {
        return OASFactory.createSecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(
                        "An access token of the realm `milepost`, with the claims `tenant`, `groups` (roles) and, for a counterparty's users, `party`.");
    }

    private static Parameter idempotencyKey() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .description(
                        "Makes the request take effect once: repeated within 24 hours with the same body it gets the first answer again.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(255))
                .example("5d0c8a4e-3f9a-4a53-9f0e-0b1d9b2f7a11");
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
}
