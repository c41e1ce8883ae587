package dev.milepost.alert.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Webhooks over HTTP. They tell of everything in the tenant, so only those who may see everything keep them. */
@Path("/api/v1/alerts/webhooks")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
public class WebhookResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a65";

    private final KeepWebhook keep;
    private final DeleteWebhook delete;
    private final RotateSecret rotate;
    private final ReadWebhooks read;

    @Inject
    WebhookResource(KeepWebhook keep, DeleteWebhook delete, RotateSecret rotate, ReadWebhooks read) {
        this.keep = keep;
        this.delete = delete;
        this.rotate = rotate;
        this.read = read;
    }

    @POST
    @WriteOperation
    @Operation(
            operationId = "createWebhook",
            summary = "Make a webhook",
            description = "It is told of what happens from now on, in all contracts of the tenant, also those that only"
                    + " their members see. The secret is shown in this answer and never again.")
    @APIResponse(
            responseCode = "201",
            description = "The webhook and its secret",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = NewSecretView.class)))
    public Response create(@NotNull @Valid WebhookRequest request, @Context UriInfo uri) {
        NewSecretView made = keep.create(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(made.webhook().id().toString())
                        .build())
                .entity(made)
                .tag(ExpectedVersion.tag(made.webhook().version()))
                .build();
    }

    @GET
    @Operation(operationId = "listWebhooks", summary = "List the webhooks, the oldest first")
    @APIResponseSchema(value = WebhookPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(limit, cursor), uri);
    }

    @GET
    @Path("/{webhookId}")
    @Operation(
            operationId = "getWebhook",
            summary = "Read a webhook",
            description = "How it fares is part of it: since when nothing comes through, until when its receiver asked"
                    + " for a pause, why it was switched off.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response get(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId) {
        return answer(read.get(webhookId));
    }

    @PATCH
    @Path("/{webhookId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WriteOperation
    @Operation(
            operationId = "patchWebhook",
            summary = "Change a webhook by JSON Merge Patch",
            description =
                    "Switching it off ends what waits for it. Switching it on begins anew; what happened meanwhile"
                            + " is not told, and what was cancelled can be replayed.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The webhook as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = WebhookView.class)))
    public Response patch(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        return answer(keep.change(webhookId, ExpectedVersion.required(ifMatch), patch));
    }

    @DELETE
    @Path("/{webhookId}")
    @WriteOperation
    @Operation(
            operationId = "deleteWebhook",
            summary = "Delete a webhook",
            description = "With its secrets. What waits for it is not sent.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Response delete(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        delete.delete(webhookId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("/{webhookId}/rotate-secret")
    @WriteOperation
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook a new secret",
            description =
                    "Each request is signed with the old one as well until it ends, so that the receiver can change"
                            + " over without a gap. At most two are valid; a third ends the first at once.")
    @APIResponse(
            responseCode = "200",
            description = "The webhook and its new secret",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = NewSecretView.class)))
    public Response rotate(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid RotateSecretRequest request) {
        NewSecretView made = rotate.rotate(webhookId, ExpectedVersion.required(ifMatch), request);
        return Response.ok(made)
                .tag(ExpectedVersion.tag(made.webhook().version()))
                .build();
    }

    private static Response answer(WebhookView webhook) {
        return Response.ok(webhook).tag(ExpectedVersion.tag(webhook.version())).build();
    }
}
