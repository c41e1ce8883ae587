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

/** The steps of those who work on a milestone, over HTTP. */
@Path("/milestones/{id}")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
@APIResponse(
        responseCode = "200",
        description = "The milestone after the step",
        headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
        content = @Content(schema = @Schema(implementation = MilestoneView.class)))
public class WorkStepResource {
    private final TakeStep take;

    @Inject
    WorkStepResource(TakeStep take) {
        this.take = take;
    }

    @POST
    @Path("/start")
    @WriteOperation
    @Operation(operationId = "startMilestone", summary = "Start work on a planned milestone")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/submit")
    @WriteOperation
    @Operation(
            operationId = "submitMilestone",
            summary = "Hand in work for approval",
            description = "With evidence and the day it was done.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = SubmitRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/withdraw")
    @WriteOperation
    @Operation(operationId = "withdrawMilestone", summary = "Take a submission back")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
        return withTag(milestone);
    }

    @POST
    @Path("/resume")
    @WriteOperation
    @Operation(operationId = "resumeMilestone", summary = "Go on with rejected work")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = ReasonRequest.class)))
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
