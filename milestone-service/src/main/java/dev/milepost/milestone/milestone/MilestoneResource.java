package dev.milepost.milestone.milestone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A milestone over HTTP: what it says, and when it is due. */
@Path("/milestones/{id}")
@Tag(name = "milestones")
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
public class MilestoneResource {
    private final ReadMilestone read;
    private final KeepMilestone keep;

    @Inject
    MilestoneResource(ReadMilestone read, KeepMilestone keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @Operation(operationId = "getMilestone", summary = "Read a milestone")
    @APIResponse(
            responseCode = "200",
            description = "The milestone",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        MilestoneView milestone = read.get(id);
        return withTag(milestone, milestone.version());
    }

    @GET
    @Path("/history")
    @Operation(
            operationId = "getMilestoneHistory",
            summary = "Read every change of a milestone's state and date",
            description = "Oldest first: from, to, who, why.")
    @APIResponse(
            responseCode = "200",
            description = "The changes",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = MilestoneChangeView.class)))
    public List<MilestoneChangeView> history(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        return read.history(id);
    }

    @PATCH
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "patchMilestone",
            summary = "Change what a milestone says by JSON Merge Patch",
            description = "The due date changes here in a DRAFT only; later it is rescheduled, with a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = MilestoneRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        MilestoneView milestone = keep.change(id, ExpectedVersion.required(ifMatch), patch);
        return withTag(milestone, milestone.version());
    }

    @DELETE
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "deleteMilestone", summary = "Delete a milestone of a DRAFT contract")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.delete(id, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    @GET
    @Path("/due-date")
    @Operation(
            operationId = "getDueDate",
            summary = "Read how a milestone's due date came about",
            description = "The trace is that of the computation that gave the date, with the calendar of that time.")
    @APIResponse(
            responseCode = "200",
            description = "The date, its rule and its trace",
            content = @Content(schema = @Schema(implementation = DueDateView.class)))
    public DueDateView dueDate(@PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        return read.dueDate(id);
    }

    @POST
    @Path("/reschedule")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "rescheduleMilestone",
            summary = "Move the due date of an open milestone",
            description =
                    "Keeps from, to, who and why; the baseline stays. A date set by hand ends a rule that the milestone had. Dates that are counted from it follow.")
    @APIResponse(
            responseCode = "200",
            description = "The milestone at its new date",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response reschedule(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid RescheduleRequest request) {
        MilestoneView milestone = keep.reschedule(id, ExpectedVersion.required(ifMatch), request);
        return withTag(milestone, milestone.version());
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
