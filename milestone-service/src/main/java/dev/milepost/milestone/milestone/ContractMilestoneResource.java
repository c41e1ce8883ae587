package dev.milepost.milestone.milestone;

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

/** The milestones of a contract over HTTP. */
@Path("/contracts/{id}/milestones")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class ContractMilestoneResource {
    private final KeepMilestone keep;

    @Inject
    ContractMilestoneResource(KeepMilestone keep) {
        this.keep = keep;
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createMilestone",
            summary = "Add a milestone to a contract",
            description = "In an ACTIVE contract its due date is also its baseline.")
    @APIResponse(
            responseCode = "201",
            description = "The milestone as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid MilestoneRequest request,
            @Context UriInfo uri) {
        MilestoneView milestone = keep.create(id, request);
        return Response.created(uri.getBaseUriBuilder()
                        .path("milestones")
                        .path(milestone.id().toString())
                        .build())
                .entity(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }
}
