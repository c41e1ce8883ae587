package dev.milepost.alert;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the specification says about the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Milepost alert-service",
                        version = "1.0.0",
                        description = "Who is reminded of what and when, and what was sent. The service follows the"
                                + " events of milestone-service within moments, not at once.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        servers = @Server(url = "/", description = "The host that serves all of Milepost"),
        tags = @Tag(name = "Reminders", description = "Planned and sent reminders, with the reason for each"),
        components =
                @Components(
                        responses = {
                            @APIResponse(
                                    name = "InvalidFilter",
                                    description = "A query parameter or the cursor is wrong; the problem names it",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/invalid-filter",
                                     "title": "A query parameter is wrong", "status": 400,
                                     "detail": "milestoneId: '42' is not a UUID",
                                     "violations": [{"field": "milestoneId", "message": "'42' is not a UUID"}],
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""))),
                            @APIResponse(
                                    name = "Unauthorized",
                                    description = "A valid access token is needed",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/unauthorized",
                                     "title": "A valid access token is needed", "status": 401,
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""))),
                            @APIResponse(
                                    name = "Forbidden",
                                    description = "The caller's roles do not allow this, or the token names no tenant",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/forbidden",
                                     "title": "The caller's roles do not allow this", "status": 403,
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""))),
                            @APIResponse(
                                    name = "NotFound",
                                    description = "There is no such thing, or the caller may not see it",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/not-found",
                                     "title": "There is no such thing", "status": 404,
                                     "detail": "There is no reminder 0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61.",
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""))),
                            @APIResponse(
                                    name = "NotAcceptable",
                                    description = "The resource has no such representation",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/not-acceptable",
                                     "title": "The resource has no such representation", "status": 406,
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}"""))),
                            @APIResponse(
                                    name = "Unexpected",
                                    description = "Something went wrong on our side",
                                    content =
                                            @Content(
                                                    mediaType = AlertApi.PROBLEM,
                                                    schema = @Schema(implementation = ProblemView.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                    {"type": "https://milepost.dev/problems/unexpected",
                                     "title": "Something went wrong on our side", "status": 500,
                                     "detail": "Tell the operator the traceId; the log has the reason under it.",
                                     "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""")))
                        }))
@SecurityScheme(
        securitySchemeName = "oidc",
        type = SecuritySchemeType.OPENIDCONNECT,
        description = "An access token of the realm, as `Authorization: Bearer …`. Tenant and party come from it.",
        openIdConnectUrl = "https://identity.milepost.example/realms/milepost/.well-known/openid-configuration")
public class AlertApi extends Application {
    static final String PROBLEM = "application/problem+json";
}
