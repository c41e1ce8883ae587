package dev.milepost.milestone.checklist;

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

/** The progress of a contract over HTTP. */
@Path("/contracts/{id}/progress")
@Tag(name = "contracts")
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
public class ContractProgressResource {
    private final ReadProgress read;

    @Inject
    ContractProgressResource(ReadProgress read) {
        this.read = read;
    }

    @GET
    @Operation(
            operationId = "getContractProgress",
            summary = "Read how far a contract is",
            description =
                    "The progress of its milestones, weighted by their `weight` if any has one, else by their share of the payments if any pays, else all alike. A milestone without that weight counts nothing, nor do those waived or cancelled.")
    @APIResponse(
            responseCode = "200",
            description = "The progress, with the share of each milestone",
            content = @Content(schema = @Schema(implementation = ContractProgressView.class)))
    public ContractProgressView get(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.get(id);
    }
}
