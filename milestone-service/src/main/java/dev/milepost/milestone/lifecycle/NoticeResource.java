package dev.milepost.milestone.lifecycle;

import dev.milepost.events.NoticeGiven;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Notices for the end of a term, over HTTP. */
@Path("/contracts/{id}/notices")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
public class NoticeResource {
    private final RecordNotice notices;

    @Inject
    NoticeResource(RecordNotice notices) {
        this.notices = notices;
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
    @Operation(operationId = "listNotices", summary = "List the notices that were given for a contract")
    @APIResponse(
            responseCode = "200",
            description = "All of them, the newest first",
            content = @Content(schema = @Schema(implementation = NoticesView.class)))
    public NoticesView list(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return notices.list(id);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "recordNotice",
            summary = "Record that notice was given for the end of the term that runs",
            description =
                    "In time, it keeps the contract from being renewed: it expires with its term. One that came too late is kept as `late` and ends nothing.")
    @APIResponse(
            responseCode = "201",
            description = "The notice as recorded",
            content = @Content(schema = @Schema(implementation = NoticeGiven.class)))
    public Response record(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid NoticeRequest request,
            @Context UriInfo uri) {
        return Response.created(uri.getAbsolutePath()) // a notice is read with its contract's others
                .entity(notices.record(id, request))
                .build();
    }
}
