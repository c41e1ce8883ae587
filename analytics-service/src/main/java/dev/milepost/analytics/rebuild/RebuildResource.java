package dev.milepost.analytics.rebuild;

import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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

/** Rebuilds of a tenant's history. */
@Path("/api/v1/analytics/rebuilds")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Tag(name = "Rebuilds")
public class RebuildResource {
    private final RequestRebuild request;
    private final ReadRebuilds read;

    @Inject
    RebuildResource(RequestRebuild request, ReadRebuilds read) {
        this.request = request;
        this.read = read;
    }

    @POST
    @WriteOperation
    @Operation(
            operationId = "requestRebuild",
            summary = "Rebuild the history from the stored events",
            description =
                    "Folds all stored events of the tenant again, into a new version beside the live one. Questions"
                            + " are answered from the live one until the new one has everything; then it takes over. Events that"
                            + " arrive meanwhile go into both. It survives restarts. One at a time: 409 while one is running."
                            + " One that is FAILED says why, is tried again every minute, and gives way to a new one.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RebuildView.class)))
    public Response request() {
        return Response.accepted(request.request()).build();
    }

    @GET
    @Operation(
            operationId = "listRebuilds",
            summary = "Rebuilds and how far they are",
            description = "The last 20 rebuilds, the newest first.")
    @APIResponse(
            responseCode = "200",
            description = "The rebuilds",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Rebuilds.class)))
    public Rebuilds list() {
        return read.read();
    }
}
