package dev.milepost.alert.live;

import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.tenant.Roles;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The live stream over HTTP. */
@Path("/api/v1/alerts/stream")
@Tag(name = "Live stream")
@RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.MANAGER,
    Roles.APPROVER,
    Roles.FINANCE,
    Roles.ADMIN,
    Roles.INTEGRATION
})
public class LiveResource {
    private final LiveStream stream;
    private final Caller caller;

    @Inject
    LiveResource(LiveStream stream, Caller caller) {
        this.stream = stream;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "streamEvents",
            summary = "Follow what changes and what is reminded of, as it happens",
            description =
                    "Server-sent events (WHATWG HTML, 9.2) of everything that you may see: each is a CloudEvent of the"
                            + " schemas, with its type as the event's name. The stream begins with `ready`, ends when your token"
                            + " expires, and goes on without a gap when you come again with the id of the last event that you have"
                            + " seen. After too long a pause it begins with `reset` instead: load your data anew. Events of a"
                            + " contract come in their order; an event may come twice around a reconnection only if its id was not"
                            + " kept.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(type = SchemaType.STRING),
                            examples =
                                    @ExampleObject(
                                            name = "stream",
                                            value =
                                                    "event: ready\nid: AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\ndata: {}\n\n")))
    @APIResponse(responseCode = "400", ref = "InvalidInput")
    @APIResponse(responseCode = "429", ref = "TooManyRequests")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam("Last-Event-ID")
                    @Parameter(
                            description =
                                    "The id of the last event that you have seen; without it the stream begins now.")
                    @Nullable
                    String lastEventId,
            @QueryParam("contractId") @Parameter(description = "Only of this contract.") @Nullable UUID contractId,
            @Context Sse sse) {
        var viewer = new Viewer(
                caller.tenant(), caller.party(), caller.subject(), caller.seesEveryContract(), caller.expiry());
        return stream.open(viewer, lastEventId, contractId, sse);
    }
}
