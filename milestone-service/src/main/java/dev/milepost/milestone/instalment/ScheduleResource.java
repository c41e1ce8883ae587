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

/** The payment schedule of a contract over HTTP. */
@Path("/contracts/{id}/payment-schedule")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
    private final ReadSchedule read;

    @Inject
    ScheduleResource(ReadSchedule read) {
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
            operationId = "getPaymentSchedule",
            summary = "Read the payment schedule of a contract",
            description =
                    "What is released as it is, and what would be if each open milestone were met when it is due, or today when that is over.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    public ScheduleView get(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.get(id);
    }
}
