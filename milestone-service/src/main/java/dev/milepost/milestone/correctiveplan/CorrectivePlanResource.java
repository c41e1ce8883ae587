package dev.milepost.milestone.correctiveplan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.CorrectiveActionStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
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

/** Corrective action plans over HTTP. */
@Path("/corrective-plans/{id}")
@Tag(name = "corrective plans")
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
public class CorrectivePlanResource {
    private final KeepCorrectivePlan keep;
    private final ReadCorrectivePlans read;

    @Inject
    CorrectivePlanResource(KeepCorrectivePlan keep, ReadCorrectivePlans read) {
        this.keep = keep;
        this.read = read;
    }

    @GET
    @Operation(operationId = "getCorrectivePlan", summary = "Read a corrective action plan")
    @APIResponse(
            responseCode = "200",
            description = "The plan with its actions",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the plan.") UUID id) {
        return answer(read.get(id));
    }

    @POST
    @Path("/actions")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "addCorrectiveAction", summary = "Add an action to a corrective action plan")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response addAction(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid CorrectiveActionRequest request) {
        return answer(keep.addAction(id, ExpectedVersion.required(ifMatch), request));
    }

    @PATCH
    @Path("/actions/{actionId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "patchCorrectiveAction", summary = "Change an open action by JSON Merge Patch")
    @RequestBody(content = @Content(schema = @Schema(implementation = CorrectiveActionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response patchAction(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @PathParam("actionId") @Parameter(description = "Id of the action.") UUID actionId,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        return answer(keep.changeAction(id, actionId, ExpectedVersion.required(ifMatch), patch));
    }

    @POST
    @Path("/actions/{actionId}/complete")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "completeCorrectiveAction", summary = "Record that an action was done")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response completeAction(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @PathParam("actionId") @Parameter(description = "Id of the action.") UUID actionId,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndActionRequest request) {
        return answer(
                keep.endAction(id, actionId, ExpectedVersion.required(ifMatch), CorrectiveActionStatus.DONE, request));
    }

    @POST
    @Path("/actions/{actionId}/cancel")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "cancelCorrectiveAction", summary = "Cancel an action, with the reason")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response cancelAction(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @PathParam("actionId") @Parameter(description = "Id of the action.") UUID actionId,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid EndActionRequest request) {
        return answer(keep.endAction(
                id, actionId, ExpectedVersion.required(ifMatch), CorrectiveActionStatus.CANCELLED, request));
    }

    @POST
    @Path("/close")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "closeCorrectivePlan",
            summary = "Close a corrective action plan and say whether it worked",
            description = "For the tenant's own, once all of its actions have ended.")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response close(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ClosePlanRequest request) {
        return answer(keep.close(id, ExpectedVersion.required(ifMatch), request));
    }

    @POST
    @Path("/cancel")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "cancelCorrectivePlan",
            summary = "Give a corrective action plan up",
            description = "For the tenant's own. Its open actions are cancelled with it.")
    @APIResponse(
            responseCode = "200",
            description = "The plan as it is now",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CorrectivePlanView.class)))
    public Response cancel(
            @PathParam("id") @Parameter(description = "Id of the plan.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(description = "The ETag of the plan.", required = true, example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid CancelPlanRequest request) {
        return answer(keep.cancel(id, ExpectedVersion.required(ifMatch), request));
    }

    private static Response answer(CorrectivePlanView plan) {
        return Response.ok(plan).tag(ExpectedVersion.tag(plan.version())).build();
    }
}
