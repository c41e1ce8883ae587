package dev.milepost.milestone.correctiveplan;

import dev.milepost.events.CorrectiveActionStatus;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Actions of all corrective action plans over HTTP. */
@Path("/corrective-actions")
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
public class CorrectiveActionResource {
    private final ReadCorrectivePlans read;

    @Inject
    CorrectiveActionResource(ReadCorrectivePlans read) {
        this.read = read;
    }

    @GET
    @Operation(operationId = "listCorrectiveActions", summary = "List actions of all plans, those due first")
    @APIResponseSchema(value = CorrectiveActionPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("contractId")
                    @Parameter(description = "Only actions of this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("ownerId")
                    @Parameter(description = "Only actions of this person.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String ownerId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CorrectiveActionStatus.class))
                    List<String> status,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.actions(contractId, ownerId, status, limit, cursor), uri);
    }
}
