package dev.milepost.milestone.approval;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What waits for decisions, over HTTP. */
@Path("/approvals/pending")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class ApprovalResource {
    private final PendingApprovals pending;

    @Inject
    ApprovalResource(PendingApprovals pending) {
        this.pending = pending;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @Operation(
            operationId = "listPendingApprovals",
            summary = "List what waits for the caller's decision",
            description =
                    "Submitted milestones with a gate, amendments, and requests for a later date, each with its kind and link; by person, by role, by party or by delegation, in the order of the day the approvals are due. A page may be shorter than `limit`: read on while there is a `nextCursor`. Submitted milestones without a gate are in GET /milestones?status=SUBMITTED.")
    @APIResponseSchema(value = PendingApprovalPage.class, responseDescription = Paging.PAGE)
    public Response pending(
            @QueryParam("overdue")
                    @Parameter(
                            description =
                                    "Only those whose approvals were (or were not) due before today in their contract's time zone.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String overdue,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(pending.list(Choice.flag("overdue", overdue), limit, cursor), uri);
    }
}
