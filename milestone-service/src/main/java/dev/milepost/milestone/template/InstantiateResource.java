package dev.milepost.milestone.template;

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

/** Making contracts from templates, over HTTP. */
@Path("/templates/{id}/instantiate")
@Tag(name = "templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
public class InstantiateResource {
    private final InstantiateTemplate instantiate;

    @Inject
    InstantiateResource(InstantiateTemplate instantiate) {
        this.instantiate = instantiate;
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "instantiateTemplate",
            summary = "Make a contract from a template",
            description =
                    "The contract is a DRAFT with its milestones, their computed dates, gates, dependencies, recurrences and payment conditions; all of it or nothing. A date that waits for something (an event, another milestone to be met) is empty, and `waitingFor` says for what. A dry run does the same and keeps nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What a dry run would have made",
            content = @Content(schema = @Schema(implementation = InstantiatedContract.class)))
    @APIResponse(
            responseCode = "201",
            description = "The contract and its milestones",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = InstantiatedContract.class)))
    public Response instantiate(
            @PathParam("id") @Parameter(description = "Id of the template.") UUID id,
            @NotNull @Valid InstantiateRequest request,
            @Context UriInfo uri) {
        InstantiatedContract made = instantiate.instantiate(id, request);
        Response.ResponseBuilder answer = made.dryRun()
                ? Response.ok()
                : Response.created(uri.getBaseUriBuilder()
                                .path("contracts")
                                .path(made.contract().id().toString())
                                .build())
                        .tag(ExpectedVersion.tag(made.contract().version()));
        return answer.entity(made).build();
    }
}
