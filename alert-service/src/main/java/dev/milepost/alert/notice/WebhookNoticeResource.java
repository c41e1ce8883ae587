package dev.milepost.alert.notice;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who was told that a webhook was switched off, over HTTP. */
@Path("/api/v1/alerts/webhook-notices")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
public class WebhookNoticeResource {
    private final ListNotices list;

    @Inject
    WebhookNoticeResource(ListNotices list) {
        this.list = list;
    }

    @GET
    @Operation(
            operationId = "listWebhookNotices",
            summary = "List who was told that a webhook was switched off, the newest first",
            description =
                    "One each time Milepost switches a webhook off: a mail to who made it, else to `noticesTo` of the"
                            + " mail settings. It says why nobody was told where nobody was. Where the mail to who made it"
                            + " cannot be delivered, a second one goes to `noticesTo`.")
    @APIResponseSchema(value = WebhookNoticePage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("webhookId") @Parameter(description = "Only of this webhook.") @Nullable UUID webhookId,
            @QueryParam("limit") @Parameter(description = "Rows of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor")
                    @Parameter(description = "`nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        return Paging.answer(list.list(webhookId, limit, cursor), uri);
    }
}
