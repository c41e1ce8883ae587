package dev.milepost.milestone.baseline;

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

/** Baselines over HTTP. */
@Path("/contracts/{id}/baselines")
@Tag(name = "amendments")
@Produces(MediaType.APPLICATION_JSON)
public class BaselineResource {
    private final ReadBaselines read;

    @Inject
    BaselineResource(ReadBaselines read) {
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
            operationId = "listBaselines",
            summary = "List what was agreed for a contract, at its activation and later")
    @APIResponse(
            responseCode = "200",
            description = "All baselines without their milestones, the newest first",
            content = @Content(schema = @Schema(implementation = BaselinesView.class)))
    public BaselinesView list(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.list(id);
    }

    @GET
    @Path("/{number}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getBaseline", summary = "Read one baseline with its milestones")
    @APIResponse(
            responseCode = "200",
            description = "The baseline",
            content = @Content(schema = @Schema(implementation = BaselineView.class)))
    public BaselineView get(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("number")
                    @Parameter(description = "0 for the activation, then counting applied amendments.", example = "0")
                    int number) {
        return read.get(id, number);
    }
}
