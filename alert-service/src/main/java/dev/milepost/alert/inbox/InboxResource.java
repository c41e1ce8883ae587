package dev.milepost.alert.inbox;

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
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own inbox over HTTP. */
@Path("/api/v1/alerts/inbox")
@Tag(name = "Inbox")
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
public class InboxResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61";

    private final ReadInbox read;
    private final KeepInbox keep;

    @Inject
    InboxResource(ReadInbox read, KeepInbox keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listInbox",
            summary = "List what is in your inbox, the newest first",
            description =
                    "Of contracts that you may still see. What is snoozed is not among it, but with `snoozed=true`,"
                            + " and then alone.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, rel=\"next\" (RFC 8288); absent on the last one.",
                            schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = InboxPage.class)))
    @APIResponse(responseCode = "404")
    public Response list(
            @Parameter(
                            description = "Only what is unread, or what is read.",
                            schema = @Schema(type = SchemaType.BOOLEAN),
                            example = "true")
                    @QueryParam("unread")
                    @Nullable
                    String unread,
            @Parameter(
                            description = "Only what is settled, or what is not.",
                            schema = @Schema(type = SchemaType.BOOLEAN),
                            example = "false")
                    @QueryParam("settled")
                    @Nullable
                    String settled,
            @Parameter(
                            description = "What is snoozed, instead of what is not.",
                            schema = @Schema(type = SchemaType.BOOLEAN),
                            example = "false")
                    @QueryParam("snoozed")
                    @Nullable
                    String snoozed,
            @Parameter(
                            description = "Only of this contract.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = ID)
                    @QueryParam("contractId")
                    @Nullable
                    String contractId,
            @Parameter(
                            description = "Only of this milestone.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = ID)
                    @QueryParam("milestoneId")
                    @Nullable
                    String milestoneId,
            @Parameter(
                            description = "Only about these; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = InboxKind.class),
                            example = "MENTIONED")
                    @QueryParam("kind")
                    List<String> kinds,
            @Parameter(
                            description = "Entries of a page.",
                            schema =
                                    @Schema(
                                            implementation = Integer.class,
                                            minimum = "1",
                                            maximum = "200",
                                            defaultValue = "50"),
                            example = "50")
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @Parameter(description = "Where to read on: `nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @QueryParam("cursor")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        var filter = new InboxFilter(
                Choice.flag("unread", unread),
                Choice.flag("settled", settled),
                Boolean.TRUE.equals(Choice.flag("snoozed", snoozed)),
                Choice.id("contractId", contractId),
                Choice.id("milestoneId", milestoneId),
                Choice.values("kind", InboxKind.class, kinds));
        return Paging.answer(read.list(filter, Choice.number("limit", limit), cursor), uri);
    }

    @GET
    @Path("/unread")
    @Operation(operationId = "countUnread", summary = "Count what is unread in your inbox")
    @APIResponse(
            responseCode = "200",
            description = "How much it is",
            content = @Content(schema = @Schema(implementation = UnreadView.class)))
    @APIResponse(responseCode = "404")
    public UnreadView unread() {
        return read.unread();
    }

    @GET
    @Path("/{entryId}")
    @Operation(operationId = "getInboxEntry", summary = "Read an entry of your inbox")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public InboxEntryView get(
            @Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id) {
        return read.read(id);
    }

    @POST
    @Path("/{entryId}/read")
    @WriteOperation
    @Operation(operationId = "readInboxEntry", summary = "Mark an entry as read")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public Response read(@Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id) {
        return Response.ok(keep.mark(id, false)).build();
    }

    @POST
    @Path("/{entryId}/unread")
    @WriteOperation
    @Operation(
            operationId = "unreadInboxEntry",
            summary = "Mark an entry as unread",
            description = "What is settled stays read.")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public Response unread(@Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id) {
        return Response.ok(keep.mark(id, true)).build();
    }

    @POST
    @Path("/read-all")
    @WriteOperation
    @Operation(
            operationId = "readInbox",
            summary = "Mark all as read",
            description = "All that is shown now; what is snoozed stays unread.")
    @APIResponse(
            responseCode = "200",
            description = "How many were unread",
            content = @Content(schema = @Schema(implementation = ReadAllView.class)))
    @APIResponse(responseCode = "404")
    public Response readAll(
            @Parameter(
                            description = "Only of this contract.",
                            schema = @Schema(type = SchemaType.STRING, format = "uuid"),
                            example = ID)
                    @QueryParam("contractId")
                    @Nullable
                    String contractId) {
        return Response.ok(keep.readAll(Choice.id("contractId", contractId))).build();
    }

    @POST
    @Path("/{entryId}/acknowledge")
    @WriteOperation
    @Operation(
            operationId = "acknowledgeInboxEntry",
            summary = "Acknowledge an entry",
            description =
                    "As its reminder is acknowledged: it stops the escalation and others see it. The entry is read.")
    @APIResponse(
            responseCode = "200",
            description = "The entry with its acknowledgement",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public Response acknowledge(
            @Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id) {
        return Response.ok(keep.acknowledge(id)).build();
    }

    @POST
    @Path("/{entryId}/snooze")
    @WriteOperation
    @Operation(
            operationId = "snoozeInboxEntry",
            summary = "Snooze an entry",
            description =
                    "It comes back, unread, and until then nothing comes of the same subject, by mail neither, but what"
                            + " is mandatory. To snooze it again moves that moment.")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public Response snooze(
            @Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id,
            @NotNull @Valid SnoozeRequest request) {
        return Response.ok(keep.snooze(id, request)).build();
    }

    @POST
    @Path("/{entryId}/wake")
    @WriteOperation
    @Operation(operationId = "wakeInboxEntry", summary = "End a snooze before its time")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = @Content(schema = @Schema(implementation = InboxEntryView.class)))
    public Response wake(@Parameter(description = "Id of the entry.", example = ID) @PathParam("entryId") UUID id) {
        return Response.ok(keep.wake(id)).build();
    }
}
