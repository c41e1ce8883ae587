package dev.milepost.milestone.checklist;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.MilestoneView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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

/** Progress by hand over HTTP. */
@Path("/milestones/{id}/progress")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class ProgressResource {
    private final RecordProgress progress;

    @Inject
    ProgressResource(RecordProgress progress) {
        this.progress = progress;
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "recordProgress",
            summary = "Record how far the work on a milestone is",
            description =
                    "For those who work on the milestone; of a counterparty, those whose party owes it. Where there are criteria, the progress follows from them.")
    @APIResponse(
            responseCode = "200",
            description = "The milestone with its progress",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response record(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull @Valid ProgressRequest request) {
        MilestoneView milestone = progress.progress(id, ExpectedVersion.required(ifMatch), request.progress());
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }
}
