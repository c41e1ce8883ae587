package dev.milepost.milestone.instalment;

import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What being late or early changes, over HTTP. */
@Path("/milestones/{id}/penalty")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class PenaltyResource {
    private final ReadPenalty read;

    @Inject
    PenaltyResource(ReadPenalty read) {
        this.read = read;
    }

    @GET
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(
            operationId = "getPenalty",
            summary = "Work out the late penalty or early bonus of a milestone",
            description =
                    "As if it were met today, or for the day it was met, by the conditions as they are now, with each step. What was applied is in the payment.")
    @APIResponse(
            responseCode = "200",
            description = "The penalty or bonus",
            content = @Content(schema = @Schema(implementation = TimeAdjustment.class)))
    @APIResponse(responseCode = "409", description = "The milestone releases nothing")
    public TimeAdjustment get(@PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        return read.get(id);
    }
}
