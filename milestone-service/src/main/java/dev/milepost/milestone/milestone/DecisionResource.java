package dev.milepost.milestone.milestone;

import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.gate.DecisionView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was decided at the gate of a milestone, over HTTP. */
@Path("/milestones/{id}/approvals")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class DecisionResource {
    private final ReadMilestone read;

    @Inject
    DecisionResource(ReadMilestone read) {
        this.read = read;
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
            operationId = "listMilestoneApprovals",
            summary = "Read every decision at a milestone's gate",
            description = "Of all rounds, the oldest first: who, in which place, on whose behalf, why.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = DecisionView.class)))
    public List<DecisionView> decisions(@PathParam("id") @Parameter(description = "Id of the milestone.") UUID id) {
        return read.decisions(id);
    }
}
