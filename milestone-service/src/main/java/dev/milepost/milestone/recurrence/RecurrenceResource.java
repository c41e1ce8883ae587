package dev.milepost.milestone.recurrence;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** Recurrences over HTTP. */
@Path("/recurrences")
@Tag(name = "deadlines")
@Produces(MediaType.APPLICATION_JSON)
public class RecurrenceResource {
    private final ReadRecurrences read;
    private final KeepRecurrence keep;

    @Inject
    RecurrenceResource(ReadRecurrences read, KeepRecurrence keep) {
        this.read = read;
        this.keep = keep;
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
    @Operation(operationId = "getRecurrence", summary = "Read a recurrence")
    @APIResponse(
            responseCode = "200",
            description = "The recurrence",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RecurrenceView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the recurrence.") UUID id) {
        RecurrenceView recurrence = read.get(id);
        return Response.ok(recurrence)
                .tag(ExpectedVersion.tag(recurrence.version()))
                .build();
    }

    @POST
    @Path("/{id}/extend")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "extendRecurrence",
            summary = "Make the milestones of a recurrence further ahead",
            description = "A day that has its milestone gets no other.")
    @APIResponse(
            responseCode = "200",
            description = "The recurrence and all its milestones",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = RecurrenceView.class)))
    public Response extend(
            @PathParam("id") @Parameter(description = "Id of the recurrence.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ExtendRequest request) {
        RecurrenceView recurrence = keep.extend(id, ExpectedVersion.required(ifMatch), request);
        return Response.ok(recurrence)
                .tag(ExpectedVersion.tag(recurrence.version()))
                .build();
    }
}
