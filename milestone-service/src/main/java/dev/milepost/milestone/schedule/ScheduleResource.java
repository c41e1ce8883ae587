package dev.milepost.milestone.schedule;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schedule of a contract over HTTP. */
@Path("/contracts/{id}/schedule")
@Tag(name = "schedules")
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {
    private final ReadSchedule read;
    private final PreviewSchedule preview;
    private final CommitSchedule commit;

    @Inject
    ScheduleResource(ReadSchedule read, PreviewSchedule preview, CommitSchedule commit) {
        this.read = read;
        this.preview = preview;
        this.commit = commit;
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
    @Operation(
            operationId = "getSchedule",
            summary = "Read the schedule of a contract",
            description =
                    "All of its milestones and dependencies in one answer, 10,000 milestones at most (409 beyond),"
                            + " with the float of each and what is critical.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(schema = @Schema(implementation = ScheduleView.class)))
    @APIResponse(responseCode = "409")
    public ScheduleView get(@PathParam("id") @Parameter(description = "Id of the contract.") UUID id) {
        return read.get(id);
    }

    @POST
    @Path("/preview")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(
            operationId = "previewSchedule",
            summary = "See what a set of changes would move, without changing anything",
            description =
                    "Each milestone, notice and payment that moves, with before, after and why; conflicts with fixed"
                            + " dates; the effect on the end and on the cash of each month. The token commits exactly that.")
    @APIResponse(
            responseCode = "200",
            description = "What would move",
            content = @Content(schema = @Schema(implementation = SchedulePreview.class)))
    @APIResponse(responseCode = "409", ref = "DependencyCircle")
    public SchedulePreview preview(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid PreviewRequest request) {
        return preview.preview(id, request.changes());
    }

    @POST
    @Path("/commit")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "commitSchedule",
            summary = "Apply exactly what a preview showed",
            description = "All of it in one transaction, or nothing: when anything in the contract changed since the"
                    + " preview, the answer is 412.")
    @APIResponse(
            responseCode = "200",
            description = "What was committed",
            content = @Content(schema = @Schema(implementation = CommittedSchedule.class)))
    @APIResponse(responseCode = "412", ref = "StalePreview")
    public Response commit(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid CommitRequest request) {
        return Response.ok(commit.commit(id, request)).build();
    }
}
