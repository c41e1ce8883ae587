package dev.milepost.milestone.recurrence;

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

/** The recurrences of a contract over HTTP. */
@Path("/contracts/{id}/recurrences")
@Tag(name = "deadlines")
@Produces(MediaType.APPLICATION_JSON)
public class ContractRecurrenceResource {
    private final ReadRecurrences read;
    private final KeepRecurrence keep;

    @Inject
    ContractRecurrenceResource(ReadRecurrences read, KeepRecurrence keep) {
        this.read = read;
        this.keep = keep;
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
    @Operation(operationId = "listRecurrences", summary = "List the recurrences of a contract")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content = @Content(schema = @Schema(implementation = RecurrencesView.class)))
    public RecurrencesView list(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.ofContract(id);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createRecurrence",
            summary = "Make a milestone for each day of a recurrence",
            description =
                    "Each milestone has a date of its own and is worked on like any other; it does not move with the rule.")
    @APIResponse(
            responseCode = "201",
            description = "The recurrence and its milestones",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RecurrenceView.class)))
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid RecurrenceRequest request,
            @Context UriInfo uri) {
        RecurrenceView recurrence = keep.create(id, request);
        return Response.created(uri.getBaseUriBuilder()
                        .path("recurrences")
                        .path(recurrence.id().toString())
                        .build())
                .entity(recurrence)
                .tag(ExpectedVersion.tag(recurrence.version()))
                .build();
    }
}
