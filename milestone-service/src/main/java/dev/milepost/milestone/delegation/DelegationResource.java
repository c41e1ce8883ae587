package dev.milepost.milestone.delegation;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** Delegations of a person over HTTP. */
@Path("/people/{id}/delegations")
@Tag(name = "people")
@Produces(MediaType.APPLICATION_JSON)
public class DelegationResource {
    private final KeepDelegation keep;

    @Inject
    DelegationResource(KeepDelegation keep) {
        this.keep = keep;
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
            operationId = "listDelegations",
            summary = "List the delegations that a person gave, the oldest first",
            description = "For themselves and the role admin.")
    @APIResponseSchema(value = DelegationPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the person.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(keep.list(id, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "createDelegation",
            summary = "Let another person approve in one's place for a time",
            description =
                    "For themselves and the role admin. It holds where a gate names the person; a place for a party or a role is filled by whoever has it. Approvals say on whose behalf they were given.")
    @APIResponse(
            responseCode = "201",
            description = "The delegation",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = DelegationView.class)))
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the person whose approvals they are.") UUID id,
            @NotNull @Valid DelegationRequest request,
            @Context UriInfo uri) {
        DelegationView delegation = keep.begin(id, request);
        return Response.created(uri.getAbsolutePath()) // a delegation is read with its person's others
                .entity(delegation)
                .tag(ExpectedVersion.tag(delegation.version()))
                .build();
    }

    @DELETE
    @Path("/{delegationId}")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "endDelegation",
            summary = "End a delegation before its time",
            description = "For the person themselves and the role admin. It stays in the list, with its end.")
    @APIResponse(responseCode = "204", description = "It has ended")
    public Response end(
            @PathParam("id") @Parameter(description = "Id of the person whose approvals they are.") UUID id,
            @PathParam("delegationId") @Parameter(description = "Id of the delegation.") UUID delegationId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to end; `version` in the list.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.end(id, delegationId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }
}
