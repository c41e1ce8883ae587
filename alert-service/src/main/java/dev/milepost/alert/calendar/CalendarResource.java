package dev.milepost.alert.calendar;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calendars over HTTP, one's own and for administrators those of everybody; what they hold is read under the address that each has. */
@Path("/api/v1/alerts/calendars")
@Tag(name = "Calendars")
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
public class CalendarResource {
    private static final String ID = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a66";

    private final KeepCalendar keep;
    private final ListCalendars everybodys;

    @Inject
    CalendarResource(KeepCalendar keep, ListCalendars everybodys) {
        this.keep = keep;
        this.everybodys = everybodys;
    }

    @POST
    @WriteOperation
    @Operation(
            operationId = "createCalendar",
            summary = "Make a calendar to subscribe to",
            description =
                    "Its address works without a login, for calendar programs have none: who has it sees what you may"
                            + " see of it, until you delete or renew the calendar. It is shown in this answer and never again.")
    @APIResponse(
            responseCode = "201",
            description = "The calendar and its address",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response create(@NotNull @Valid CalendarRequest request, @Context UriInfo uri) {
        CalendarView made = keep.make(request);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(made.id().toString()).build())
                .entity(made)
                .tag(ExpectedVersion.tag(made.version()))
                .build();
    }

    @GET
    @Operation(operationId = "listCalendars", summary = "List your calendars, at most 50")
    @APIResponse(
            responseCode = "200",
            description = "Your calendars, without their addresses",
            content = @Content(schema = @Schema(implementation = CalendarPage.class)))
    public CalendarPage list() {
        return new CalendarPage(keep.list(), null);
    }

    @GET
    @Path("/all")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listAllCalendars",
            summary = "List the calendars of everybody",
            description =
                    "By person, without their addresses: delete those of who has left, as an address needs no login and goes"
                            + " on to work. A counterparty's user sees none.")
    @APIResponseSchema(value = TenantCalendarPage.class, responseDescription = Paging.PAGE)
    public Response listAll(
            @QueryParam("personId") @Parameter(description = "Only those of this person.", example = ID) @Nullable
                    UUID personId,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(everybodys.list(personId, limit, cursor), uri);
    }

    @GET
    @Path("/{calendarId}")
    @Operation(operationId = "getCalendar", summary = "Read a calendar of yours")
    @APIResponse(
            responseCode = "200",
            description = "The calendar, without its address",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response get(
            @PathParam("calendarId") @Parameter(description = "Id of the calendar.", example = ID) UUID calendarId) {
        return answer(keep.read(calendarId));
    }

    @POST
    @Path("/{calendarId}/renew")
    @WriteOperation
    @Operation(
            operationId = "renewCalendar",
            summary = "Give a calendar a new address",
            description = "The one of before stops to work at once.")
    @APIResponse(
            responseCode = "200",
            description = "The calendar and its new address",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response renew(
            @PathParam("calendarId") @Parameter(description = "Id of the calendar.", example = ID) UUID calendarId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return answer(keep.renew(calendarId, ExpectedVersion.required(ifMatch)));
    }

    @DELETE
    @Path("/{calendarId}")
    @WriteOperation
    @Operation(
            operationId = "deleteCalendar",
            summary = "Revoke a calendar",
            description = "Its address answers 410 from now on. Administrators revoke those of others, too.")
    @APIResponse(responseCode = "204", description = "It is revoked")
    public Response delete(
            @PathParam("calendarId") @Parameter(description = "Id of the calendar.", example = ID) UUID calendarId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.revoke(calendarId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    private static Response answer(CalendarView calendar) {
        return Response.ok(calendar)
                .tag(ExpectedVersion.tag(calendar.version()))
                .build();
    }
}
