package dev.milepost.milestone.extension;

import dev.milepost.events.ExtensionStatus;
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

/** Requests for a later date over HTTP. */
@Path("/extension-requests")
@Tag(name = "extension requests")
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
public class ExtensionsResource {
    private final ReadExtensions read;

    @Inject
    ExtensionsResource(ReadExtensions read) {
        this.read = read;
    }

    @GET
    @Operation(operationId = "listExtensions", summary = "List requests for a later date, the newest first")
    @APIResponseSchema(value = ExtensionPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("contractId")
                    @Parameter(description = "Only requests in this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("milestoneId")
                    @Parameter(description = "Only requests for this milestone.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String milestoneId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = ExtensionStatus.class))
                    List<String> status,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(contractId, milestoneId, status, limit, cursor), uri);
    }
}
