package dev.milepost.alert.webhook.delivery;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log of a webhook over HTTP, and what sends again. */
@Path("/api/v1/alerts/webhooks/{webhookId}")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.INTEGRATION})
public class DeliveryResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a65";
    private static final String DELIVERY_ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a70";

    private final ReadDeliveries read;
    private final ReplayDeliveries replay;
    private final PingWebhook ping;

    @Inject
    DeliveryResource(ReadDeliveries read, ReplayDeliveries replay, PingWebhook ping) {
        this.read = read;
        this.replay = replay;
        this.ping = ping;
    }

    @POST
    @Path("/ping")
    @WriteOperation
    @Operation(
            operationId = "pingWebhook",
            summary = "Send a test to a webhook",
            description =
                    "An event of the type `dev.milepost.webhook.ping.v1`, whatever the filters. What came of it is"
                            + " in the delivery, a moment later.")
    @APIResponse(
            responseCode = "202",
            description = "It is in line",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response ping(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId) {
        return Response.accepted(ping.ping(webhookId)).build();
    }

    @POST
    @Path("/replay")
    @WriteOperation
    @Operation(
            operationId = "replayWebhook",
            summary = "Send again all that failed, or a range",
            description = "With the same `webhook-id`s: a receiver that has had one can tell. Up to 10,000 at once, the"
                    + " oldest first.")
    @APIResponse(
            responseCode = "202",
            description = "How many are in line again",
            content = @Content(schema = @Schema(implementation = ReplayView.class)))
    public Response replay(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @NotNull @Valid ReplayRequest request) {
        return Response.accepted(replay.many(webhookId, request)).build();
    }

    @GET
    @Path("/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what was sent to a webhook, the newest first",
            description = "Kept for 30 days after they are over, unless the operator says otherwise.")
    @APIResponseSchema(value = DeliveryPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @QueryParam("state")
                    @Parameter(
                            description = "Only in one of these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = DeliveryState.class),
                            example = "FAILED")
                    List<String> states,
            @QueryParam("eventType")
                    @Parameter(
                            description = "Only of this type of event.",
                            example = "dev.milepost.milestone.approved.v1")
                    @Nullable
                    String eventType,
            @QueryParam("from")
                    @Parameter(
                            description = "Only those put in line at or after this moment.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2027-03-01T00:00:00Z")
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description = "Only those put in line before this moment.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2027-03-02T00:00:00Z")
                    @Nullable
                    String to,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        var filter = new DeliveryFilter(
                webhookId,
                Choice.values("state", DeliveryState.class, states),
                eventType,
                Choice.moment("from", from),
                Choice.moment("to", to));
        Choice.inOrder(filter.from(), filter.to());
        return Paging.answer(read.list(filter, limit, cursor), uri);
    }

    @GET
    @Path("/deliveries/{deliveryId}")
    @Operation(
            operationId = "getWebhookDelivery",
            summary = "Read a delivery with what was sent and what came back",
            description = "Of each answer the first 2048 bytes are kept.")
    @APIResponse(
            responseCode = "200",
            description = "The delivery",
            content = @Content(schema = @Schema(implementation = DeliveryDetailView.class)))
    public DeliveryDetailView get(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @PathParam("deliveryId") @Parameter(description = "Id of the delivery.", example = DELIVERY_ID)
                    UUID deliveryId) {
        return read.get(webhookId, deliveryId);
    }

    @POST
    @Path("/deliveries/{deliveryId}/replay")
    @WriteOperation
    @Operation(
            operationId = "replayWebhookDelivery",
            summary = "Send a delivery again",
            description = "Whatever became of it, with the same `webhook-id`.")
    @APIResponse(
            responseCode = "202",
            description = "It is in line again",
            content = @Content(schema = @Schema(implementation = DeliveryView.class)))
    public Response replayOne(
            @PathParam("webhookId") @Parameter(description = "Id of the webhook.", example = ID) UUID webhookId,
            @PathParam("deliveryId") @Parameter(description = "Id of the delivery.", example = DELIVERY_ID)
                    UUID deliveryId) {
        return Response.accepted(replay.one(webhookId, deliveryId)).build();
    }
}
