package dev.milepost.milestone.checklist;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.MilestoneView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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

/** Ticking criteria off over HTTP. */
@Path("/milestones/{id}/criteria/{criterionId}")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
@APIResponse(
        responseCode = "200",
        description = "The milestone with its criteria",
        headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
        content = @Content(schema = @Schema(implementation = MilestoneView.class)))
public class CriterionResource {
    private final RecordProgress progress;

    @Inject
    CriterionResource(RecordProgress progress) {
        this.progress = progress;
    }

    @POST
    @Path("/check")
    @WriteOperation
    @Operation(
            operationId = "checkCriterion",
            summary = "Tick a criterion off",
            description =
                    "For those who work on the milestone; of a counterparty, those whose party owes it. A criterion with a metric is measured instead. Needs no If-Match: it does not matter what others change meanwhile, and doing it again changes nothing.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NoteRequest.class)))
    public Response check(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("criterionId") @Parameter(description = "Id of the criterion.") UUID criterionId,
            @Valid @Nullable NoteRequest request) {
        return answer(progress.check(id, criterionId, true, note(request)));
    }

    @POST
    @Path("/uncheck")
    @WriteOperation
    @Operation(
            operationId = "uncheckCriterion",
            summary = "Take back that a criterion is fulfilled",
            description =
                    "For those who work on the milestone; of a counterparty, those whose party owes it. Needs no If-Match: it does not matter what others change meanwhile, and doing it again changes nothing.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = NoteRequest.class)))
    public Response uncheck(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("criterionId") @Parameter(description = "Id of the criterion.") UUID criterionId,
            @Valid @Nullable NoteRequest request) {
        return answer(progress.check(id, criterionId, false, note(request)));
    }

    private static @Nullable String note(@Nullable NoteRequest request) {
        return request == null ? null : request.note();
    }

    private static Response answer(MilestoneView milestone) {
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }
}
