package dev.milepost.milestone.calendar;

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

/** Calendars over HTTP. */
@Path("/calendars")
@Tag(name = "calendars")
@Produces(MediaType.APPLICATION_JSON)
public class CalendarResource {
    private final ReadCalendars read;
    private final KeepCalendar keep;

    @Inject
    CalendarResource(ReadCalendars read, KeepCalendar keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "listCalendars", summary = "List calendars of the tenant in the order of their names")
    @APIResponseSchema(value = CalendarPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "createCalendar", summary = "Create a calendar")
    @APIResponse(
            responseCode = "201",
            description = "The calendar as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response create(@NotNull @Valid CalendarRequest request, @Context UriInfo uri) {
        CalendarView calendar = keep.create(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(calendar.id().toString())
                        .build())
                .entity(calendar)
                .tag(ExpectedVersion.tag(calendar.version()))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getCalendar", summary = "Read a calendar in its newest version")
    @APIResponse(
            responseCode = "200",
            description = "The calendar",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the calendar.") UUID id) {
        CalendarView calendar = read.get(id, null);
        return withTag(calendar, calendar.version());
    }

    @GET
    @Path("/{id}/versions")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "listCalendarVersions", summary = "List the versions of a calendar, the newest first")
    @APIResponseSchema(value = CalendarPage.class, responseDescription = Paging.PAGE)
    public Response versions(
            @PathParam("id") @Parameter(description = "Id of the calendar.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.versions(id, limit, cursor), uri);
    }

    @GET
    @Path("/{id}/versions/{version}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getCalendarVersion", summary = "Read what a calendar said in an earlier version")
    @APIResponse(
            responseCode = "200",
            description = "The calendar as it was",
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public CalendarView version(
            @PathParam("id") @Parameter(description = "Id of the calendar.") UUID id,
            @PathParam("version") @Parameter(description = "Number of the version.", example = "1") long version) {
        return read.get(id, version);
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "patchCalendar",
            summary = "Change a calendar by JSON Merge Patch",
            description = "Makes a new version. Dates that were computed keep theirs until they are computed again.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CalendarRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The calendar as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CalendarView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the calendar.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        CalendarView calendar = keep.change(id, ExpectedVersion.required(ifMatch), patch);
        return withTag(calendar, calendar.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
