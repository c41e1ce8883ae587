package dev.milepost.alert.bounce;

import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Addresses that mails came back from, over HTTP. */
@Path("/api/v1/alerts/bounces")
@Tag(name = "Bounces")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
public class BounceResource {
    private final Bounces bounces;

    @Inject
    BounceResource(Bounces bounces) {
        this.bounces = bounces;
    }

    @GET
    @Operation(
            operationId = "listBounces",
            summary = "List the addresses that mails came back from",
            description =
                    "In the order of the addresses. After some hard bounces nothing is sent to an address any more.")
    @APIResponseSchema(value = BouncePage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(bounces.list(limit, cursor), uri);
    }

    @DELETE
    @Path("/{bounceId}")
    @WriteOperation
    @Operation(
            operationId = "deleteBounce",
            summary = "Send mails to an address again",
            description = "Forgets that mails came back from it.")
    @APIResponse(responseCode = "204", description = "It is forgotten")
    public Response forget(@PathParam("bounceId") @Parameter(description = "Id of the bounce.") UUID id) {
        bounces.forget(id);
        return Response.noContent().build();
    }
}
