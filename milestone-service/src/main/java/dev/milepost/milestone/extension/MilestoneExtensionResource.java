package dev.milepost.milestone.extension;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** New requests for a later date over HTTP. */
@Path("/milestones/{id}/extension-requests")
@Tag(name = "extension requests")
@Produces(MediaType.APPLICATION_JSON)
public class MilestoneExtensionResource {
    private final RequestExtension request;

    @Inject
    MilestoneExtensionResource(RequestExtension request) {
        this.request = request;
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "requestExtension",
            summary = "Ask for a later date of a milestone",
            description =
                    "For the tenant's own people, and those of the party that owes it. The milestone's gate decides, a manager where it has none; nobody grants their own request unless the contract allows it. At most one waits at a time.")
    @APIResponse(
            responseCode = "201",
            description = "The request as made",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response ask(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @NotNull @Valid ExtensionRequest wanted,
            @Context UriInfo uri) {
        ExtensionView extension = request.request(id, wanted);
        return Response.created(uri.getBaseUriBuilder()
                        .path("extension-requests")
                        .path(extension.id().toString())
                        .build())
                .entity(extension)
                .tag(ExpectedVersion.tag(extension.version()))
                .build();
    }
}
