package dev.milepost.milestone.deadline;

import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deadlines over HTTP. */
@Path("/deadlines")
@Tag(name = "deadlines")
@Produces(MediaType.APPLICATION_JSON)
public class DeadlineResource {
    private final CalculateDeadline calculate;

    @Inject
    DeadlineResource(CalculateDeadline calculate) {
        this.calculate = calculate;
    }

    @POST
    @Path("/calculate")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @WriteOperation // stores nothing, but keeps what an Idempotency-Key promises
    @Operation(
            operationId = "calculateDeadline",
            summary = "Compute the date of a rule, with its trace",
            description = "Stores nothing. An anchor without a day gives no date, but what the rule waits for.")
    @APIResponse(
            responseCode = "200",
            description = "The date, or what it waits for",
            content = @Content(schema = @Schema(implementation = DeadlineView.class)))
    public Response calculate(@NotNull @Valid DeadlineRequest request) {
        return Response.ok(calculate.calculate(request)).build();
    }
}
