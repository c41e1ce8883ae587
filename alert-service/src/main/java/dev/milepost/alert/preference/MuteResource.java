package dev.milepost.alert.preference;

import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the caller does not want to hear of, over HTTP. */
@Path("/api/v1/alerts/preferences/me/mutes")
@Tag(name = "Preferences")
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
public class MuteResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a67";

    private final KeepMutes keep;

    @Inject
    MuteResource(KeepMutes keep) {
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listMyMutes",
            summary = "List what you do not hear of",
            description = "Contracts and milestones that you mute, and what you snoozed.")
    @APIResponseSchema(value = MutePage.class, responseDescription = Paging.PAGE)
    @APIResponse(responseCode = "404")
    public Response list(
            @QueryParam("limit") @Parameter(description = "Rows of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor")
                    @Parameter(description = "`nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        return Paging.answer(keep.list(limit, cursor), uri);
    }

    @POST
    @WriteOperation
    @Operation(
            operationId = "mute",
            summary = "Hear nothing of a contract or a milestone",
            description =
                    "No mails come of it that are not mandatory, and what comes into the inbox is read already. To mute"
                            + " it again moves the end.")
    @APIResponse(
            responseCode = "201",
            description = "What you do not hear of now",
            content = @Content(schema = @Schema(implementation = MuteView.class)))
    @APIResponse(responseCode = "404")
    public Response mute(@NotNull @Valid MuteRequest request, @Context UriInfo uri) {
        MuteView made = keep.mute(request);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .build();
    }

    @GET
    @Path("/{muteId}")
    @Operation(operationId = "getMute", summary = "Read what you do not hear of")
    @APIResponse(
            responseCode = "200",
            description = "What you do not hear of",
            content = @Content(schema = @Schema(implementation = MuteView.class)))
    public MuteView get(@Parameter(description = "Id of the mute.", example = ID) @PathParam("muteId") UUID muteId) {
        return keep.read(muteId);
    }

    @DELETE
    @Path("/{muteId}")
    @WriteOperation
    @Operation(operationId = "unmute", summary = "Hear of it again")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response end(@Parameter(description = "Id of the mute.", example = ID) @PathParam("muteId") UUID muteId) {
        keep.end(muteId);
        return Response.noContent().build();
    }
}
