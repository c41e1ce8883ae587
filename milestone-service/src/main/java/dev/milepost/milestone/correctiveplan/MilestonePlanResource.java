package dev.milepost.milestone.correctiveplan;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
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

/** Corrective action plans of a milestone over HTTP. */
@Path("/milestones/{id}/corrective-plans")
@Tag(name = "corrective plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.MANAGER,
    Roles.APPROVER,
    Roles.FINANCE,
    Roles.ADMIN,
    Roles.INTEGRATION
})
public class MilestonePlanResource {
    private final KeepCorrectivePlan keep;
    private final ReadCorrectivePlans read;

    @Inject
    MilestonePlanResource(KeepCorrectivePlan keep, ReadCorrectivePlans read) {
        this.keep = keep;
        this.read = read;
    }

    @GET
    @Operation(operationId = "listCorrectivePlans", summary = "Read the corrective action plans of a milestone")
    @APIResponse(
            responseCode = "200",
            description = "All of them, the newest first",
            content = @Content(schema = @Schema(implementation = CorrectivePlansView.class)))
    public CorrectivePlansView list(@PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        return read.ofMilestone(id);
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "openCorrectivePlan",
            summary = "Open a corrective action plan for a milestone that was missed or is late",
            description = "At most one is open. A counterparty's people do so for what their party owes.")
    @APIResponse(
            responseCode = "201",
            description = "The plan as opened",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response open(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @NotNull @Valid CorrectivePlanRequest request,
            @Context UriInfo uri) {
        CorrectivePlanView plan = keep.open(id, request);
        return Response.created(uri.getBaseUriBuilder()
                        .path("corrective-plans")
                        .path(plan.id().toString())
                        .build())
                .entity(plan)
                .tag(ExpectedVersion.tag(plan.version()))
                .build();
    }
}
