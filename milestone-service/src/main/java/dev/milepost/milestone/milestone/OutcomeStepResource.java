package dev.milepost.milestone.milestone;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The steps that decide on a milestone, end it or reopen it, over HTTP. */
@Path("/milestones/{id}")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
@APIResponse(
        responseCode = "200",
        description = "The milestone after the step",
        headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
        content = @Content(schema = @Schema(implementation = MilestoneView.class)))
public class OutcomeStepResource {
    private final TakeStep take;

    @Inject
    OutcomeStepResource(TakeStep take) {
        this.take = take;
    }

    @POST
    @Path("/approve")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "approveMilestone",
            summary = "Accept submitted work: the milestone is met",
            description =
                    "Confirms or corrects the day it was met and releases its payment, exactly once. At a gate it is one approval, for those whom the gate names; the milestone is met with the last one needed. Without a gate it needs the role approver or admin. Nobody approves what they submitted, unless the contract says selfApprovalAllowed.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ApproveRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/reject")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "rejectMilestone",
            summary = "Send submitted work back",
            description =
                    "Needs a reason. At a gate it is for those whom the gate names, one of them is enough, and the approvals so far count no more; without a gate it needs the role approver or admin.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/miss")
    @WriteOperation
    @Operation(
            operationId = "missMilestone",
            summary = "Record that a milestone was missed for good",
            description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/waive")
    @WriteOperation
    @Operation(operationId = "waiveMilestone", summary = "Do without a milestone", description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/cancel")
    @WriteOperation
    @Operation(operationId = "cancelMilestone", summary = "Cancel a milestone", description = "Needs a reason.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/reopen")
    @WriteOperation
    @Operation(
            operationId = "reopenMilestone",
            summary = "Lead an ended milestone back into work",
            description = "Needs a reason. Cancels its payment; refused once that is paid.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    private static @Nullable String reason(@Nullable ReasonRequest request) {
        return request == null ? null : request.reason();
    }

    private static Response withTag(MilestoneView milestone) {
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }
}
