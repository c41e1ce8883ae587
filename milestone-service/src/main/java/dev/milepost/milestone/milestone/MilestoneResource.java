package dev.milepost.milestone.milestone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.http.Choice;
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

/** Milestones over HTTP. */
@Path("/milestones")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class MilestoneResource {
    private final ListMilestones list;
    private final ReadMilestone read;
    private final KeepMilestone keep;
    private final TakeStep take;

    @Inject
    MilestoneResource(ListMilestones list, ReadMilestone read, KeepMilestone keep, TakeStep take) {
        this.list = list;
        this.read = read;
        this.keep = keep;
        this.take = take;
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
    @Operation(operationId = "listMilestones", summary = "List milestones, filtered and sorted")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=next leads to the next page (RFC 8288)",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestonePage.class)))
    public Response list(
            @QueryParam("contractId")
                    @Parameter(description = "Only milestones of this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MilestoneStatus.class))
                    List<String> status,
            @QueryParam("type")
                    @Parameter(
                            description = "Only these types; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MilestoneType.class))
                    List<String> type,
            @QueryParam("ownerId")
                    @Parameter(
                            description = "Only milestones that this person answers for.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String ownerId,
            @QueryParam("team") @Parameter(description = "Only milestones that this team answers for.") @Nullable
                    String team,
            @QueryParam("watcherId")
                    @Parameter(
                            description = "Only milestones that this person watches.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String watcherId,
            @QueryParam("tag") @Parameter(description = "Only milestones with this tag.") @Nullable String tag,
            @QueryParam("dueFrom")
                    @Parameter(description = "Due on this day or later.", schema = @Schema(format = "date"))
                    @Nullable
                    String dueFrom,
            @QueryParam("dueTo")
                    @Parameter(description = "Due on this day or earlier.", schema = @Schema(format = "date"))
                    @Nullable
                    String dueTo,
            @QueryParam("overdue")
                    @Parameter(
                            description =
                                    "Only what is (or is not) open and past its due date in its contract's time zone.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String overdue,
            @QueryParam("blocked")
                    @Parameter(
                            description = "Only what is (or is not) open and behind a gate that is not passed.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String blocked,
            @QueryParam("text") @Parameter(description = "Words that begin a word of title or description.") @Nullable
                    String text,
            @QueryParam("sort")
                    @Parameter(
                            description = "The order; a minus turns it round. dueDate when absent.",
                            schema = @Schema(enumeration = {"dueDate", "-dueDate", "createdAt", "-createdAt"}))
                    @Nullable
                    String sort,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        MilestoneFilter filter = new MilestoneFilter(
                Choice.id("contractId", contractId),
                Choice.values("status", MilestoneStatus.class, status),
                Choice.values("type", MilestoneType.class, type),
                Choice.id("ownerId", ownerId),
                text(team),
                Choice.id("watcherId", watcherId),
                text(tag),
                Choice.day("dueFrom", dueFrom),
                Choice.day("dueTo", dueTo),
                Choice.flag("overdue", overdue),
                Choice.flag("blocked", blocked),
                text,
                MilestoneSort.of(sort));
        return Paging.answer(list.list(filter, limit, cursor), uri);
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
    @Path("/{id}/history")
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
    @Path("/{id}")
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
    @Path("/{id}")
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
    @Path("/{id}/due-date")
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
    @Path("/{id}/reschedule")
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

    @POST
    @Path("/{id}/start")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "startMilestone", summary = "Start work on a planned milestone")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response start(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.START, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/submit")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "submitMilestone",
            summary = "Hand in work for approval",
            description = "With evidence and the day it was done.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = SubmitRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response submit(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable SubmitRequest request) {
        MilestoneView milestone = take.submit(
                id,
                ExpectedVersion.required(ifMatch),
                request == null ? new SubmitRequest(null, List.of(), null) : request);
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/withdraw")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "withdrawMilestone", summary = "Take a submission back")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response withdraw(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.WITHDRAW, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "approveMilestone",
            summary = "Accept submitted work: the milestone is met",
            description =
                    "Confirms or corrects the day it was met and releases its payment, exactly once. At a gate it is one approval, for those whom the gate names; the milestone is met with the last one needed. Without a gate it needs the role approver or admin. Nobody approves what they submitted, unless the contract says selfApprovalAllowed.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ApproveRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response approve(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ApproveRequest request) {
        MilestoneView milestone = take.take(
                id,
                ExpectedVersion.required(ifMatch),
                request == null ? new Step.Approve(null, null) : new Step.Approve(request.metOn(), request.comment()));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/reject")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "rejectMilestone",
            summary = "Send submitted work back",
            description =
                    "Needs a reason. At a gate it is for those whom the gate names, one of them is enough, and the approvals so far count no more; without a gate it needs the role approver or admin.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response reject(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.REJECT, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/resume")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "resumeMilestone", summary = "Go on with rejected work")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response resume(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.RESUME, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/miss")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "missMilestone",
            summary = "Record that a milestone was missed for good",
            description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response miss(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone =
                take.take(id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.MISS, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/waive")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "waiveMilestone", summary = "Do without a milestone", description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response waive(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.WAIVE, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/cancel")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "cancelMilestone", summary = "Cancel a milestone", description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response cancel(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.CANCEL, reason(request)));
        return withTag(milestone, milestone.version());
    }

    @POST
    @Path("/{id}/reopen")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "reopenMilestone",
            summary = "Lead an ended milestone back into work",
            description = "Needs a reason. Cancels its payment; refused once that is paid.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone after the step",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response reopen(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ReasonRequest request) {
        MilestoneView milestone = take.take(
                id, ExpectedVersion.required(ifMatch), new Step.Plain(MilestoneAction.REOPEN, reason(request)));
        return withTag(milestone, milestone.version());
    }

    private static @Nullable String reason(@Nullable ReasonRequest request) {
        return request == null ? null : request.reason();
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static Response withTag(Object view, long version) {
        return Response.ok(view).tag(ExpectedVersion.tag(version)).build();
    }
}
