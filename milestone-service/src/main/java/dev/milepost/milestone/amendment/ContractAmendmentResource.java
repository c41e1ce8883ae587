package dev.milepost.milestone.amendment;

import dev.milepost.events.AmendmentStatus;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The amendments of a contract over HTTP. */
@Path("/contracts/{id}/amendments")
@Tag(name = "amendments")
@Produces(MediaType.APPLICATION_JSON)
public class ContractAmendmentResource {
    private final ReadAmendments read;
    private final ProposeAmendment propose;

    @Inject
    ContractAmendmentResource(ReadAmendments read, ProposeAmendment propose) {
        this.read = read;
        this.propose = propose;
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
    @Operation(operationId = "listAmendments", summary = "List the amendments of a contract, the newest first")
    @APIResponseSchema(value = AmendmentPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = AmendmentStatus.class))
                    List<String> status,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(id, status, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "proposeAmendment",
            summary = "Propose what a contract is to say from a day on",
            description =
                    "It is tried out: what could not be applied now is refused. Without a gate it is applied at once, or on its day.")
    @APIResponse(
            responseCode = "201",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response propose(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid AmendmentRequest request,
            @Context UriInfo uri) {
        AmendmentView amendment = propose.propose(id, request);
        return Response.created(uri.getBaseUriBuilder()
                        .path("amendments")
                        .path(amendment.id().toString())
                        .build())
                .entity(amendment)
                .tag(ExpectedVersion.tag(amendment.version()))
                .build();
    }
}
