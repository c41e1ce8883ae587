package dev.milepost.milestone.lifecycle;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.contract.ContractView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
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

/** The steps of a contract after its activation, over HTTP. */
@Path("/contracts/{id}")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
public class LifecycleResource {
    private final CompleteContract complete;
    private final TerminateContract terminate;
    private final SuspendContract suspend;
    private final ResumeContract resume;

    @Inject
    LifecycleResource(
            CompleteContract complete, TerminateContract terminate, SuspendContract suspend, ResumeContract resume) {
        this.complete = complete;
        this.terminate = terminate;
        this.suspend = suspend;
        this.resume = resume;
    }

    @POST
    @Path("/complete")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "completeContract",
            summary = "Complete a contract of which every milestone has ended",
            description =
                    "Refused with 409 as long as a milestone is open; `openMilestones` names the first 20 of them. An EXPIRED contract is completed in the same way.")
    @APIResponse(
            responseCode = "200",
            description = "The contract, COMPLETED",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response complete(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        ContractView done = complete.complete(id, ExpectedVersion.required(ifMatch));
        return Response.ok(done).tag(ExpectedVersion.tag(done.version())).build();
    }

    @POST
    @Path("/terminate")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "terminateContract",
            summary = "End a contract before its time",
            description =
                    "Ends what is open by choice and shows what that means by the contract's terms. With `dryRun` it only tells.")
    @APIResponse(
            responseCode = "200",
            description = "The contract, TERMINATED, and what came of it",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version; absent from the answer of a dry run",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TerminatedView.class)))
    public Response terminate(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull TerminateRequest request) {
        TerminatedView done = terminate.terminate(id, ExpectedVersion.required(ifMatch), request);
        Response.ResponseBuilder answer = Response.ok(done);
        return (done.dryRun()
                        ? answer
                        : answer.tag(ExpectedVersion.tag(done.contract().version())))
                .build();
    }

    @POST
    @Path("/suspend")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "suspendContract",
            summary = "Let work on a contract rest",
            description = "Until it is resumed, its milestones take no steps and nobody is reminded.")
    @APIResponse(
            responseCode = "200",
            description = "The contract, SUSPENDED",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response suspend(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull SuspendRequest request) {
        ContractView done = suspend.suspend(id, ExpectedVersion.required(ifMatch), request);
        return Response.ok(done).tag(ExpectedVersion.tag(done.version())).build();
    }

    @POST
    @Path("/resume")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "resumeContract",
            summary = "Let work on a contract go on",
            description =
                    "Open milestones move by the days of rest, unless their date is fixed. With `dryRun` it only tells.")
    @APIResponse(
            responseCode = "200",
            description = "The contract, ACTIVE, and what moved",
            headers =
                    @Header(
                            name = "ETag",
                            description = "Its version; absent from the answer of a dry run",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ResumedView.class)))
    public Response resume(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull ResumeRequest request) {
        ResumedView done = resume.resume(id, ExpectedVersion.required(ifMatch), request);
        Response.ResponseBuilder answer = Response.ok(done);
        return (done.dryRun()
                        ? answer
                        : answer.tag(ExpectedVersion.tag(done.contract().version())))
                .build();
    }
}
