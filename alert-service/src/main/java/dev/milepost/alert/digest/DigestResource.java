package dev.milepost.alert.digest;

import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own digests over HTTP, to read. */
@Path("/api/v1/alerts/digests")
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
public class DigestResource {
    private final ListDigests list;

    @Inject
    DigestResource(ListDigests list) {
        this.list = list;
    }

    @GET
    @Operation(
            operationId = "listMyDigests",
            summary = "List your digests, the newest first",
            description = "The next one is PLANNED as long as you want digests.")
    @APIResponseSchema(value = DigestPage.class, responseDescription = Paging.PAGE)
    @APIResponse(responseCode = "404")
    public Response list(
            @QueryParam("limit") @Parameter(description = "Rows of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor")
                    @Parameter(description = "`nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        return Paging.answer(list.list(limit, cursor), uri);
    }
}
