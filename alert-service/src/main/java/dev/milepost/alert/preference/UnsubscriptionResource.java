package dev.milepost.alert.preference;

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

/** Parties' contacts and fixed addresses that were unsubscribed, over HTTP. */
@Path("/api/v1/alerts/unsubscriptions")
@Tag(name = "Preferences")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public class UnsubscriptionResource {
    private final Unsubscriptions unsubscriptions;

    @Inject
    UnsubscriptionResource(Unsubscriptions unsubscriptions) {
        this.unsubscriptions = unsubscriptions;
    }

    @GET
    @Operation(
            operationId = "listUnsubscriptions",
            summary = "List the contacts of parties and the fixed addresses that were unsubscribed",
            description =
                    "By the page behind the link in a mail or by one click in the mail program, neither of which needs a login. Fixed addresses first. People"
                            + " see and change their own preferences. A counterparty's user sees none.")
    @APIResponseSchema(value = UnsubscriptionPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(unsubscriptions.list(limit, cursor), uri);
    }

    @DELETE
    @Path("/{unsubscriptionId}")
    @WriteOperation
    @Operation(
            operationId = "deleteUnsubscription",
            summary = "Send mails to an unsubscribed address again",
            description = "For when they ask for it, or never meant to end it.")
    @APIResponse(responseCode = "204", description = "Mails go there again")
    public Response takeBack(
            @PathParam("unsubscriptionId") @Parameter(description = "Id of the unsubscription.") UUID id) {
        unsubscriptions.takeBack(id);
        return Response.noContent().build();
    }
}
