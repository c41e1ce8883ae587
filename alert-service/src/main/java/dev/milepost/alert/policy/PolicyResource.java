package dev.milepost.alert.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Policies over HTTP. */
@Path("/api/v1/alerts/policies")
@Tag(name = "Policies")
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
public class PolicyResource {
    private final ReadPolicies read;
    private final KeepPolicy keep;

    @Inject
    PolicyResource(ReadPolicies read, KeepPolicy keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listPolicies",
            summary = "List the tenant's policies in the order of their names",
            description = "The built-in policy is not among them. A counterparty's user sees none.")
    @APIResponseSchema(value = PolicyPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(limit, cursor), uri);
    }

    @GET
    @Path("/{policyId}")
    @Operation(operationId = "getPolicy", summary = "Read a policy")
    @APIResponse(
            responseCode = "200",
            description = "The policy",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response get(@PathParam("policyId") @Parameter(description = "Id of the policy.") UUID id) {
        return withTag(read.get(id));
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "createPolicy",
            summary = "Make a policy",
            description =
                    "The plans that it governs follow within moments; what was sent stays, and what would have been"
                            + " due before now is not sent because of it. At most 500.")
    @APIResponse(
            responseCode = "201",
            description = "The policy as made",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response create(@NotNull @Valid PolicyRequest request, @Context UriInfo uri) {
        PolicyView policy = keep.create(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(policy.id().toString())
                        .build())
                .entity(policy)
                .tag(ExpectedVersion.tag(policy.version()))
                .build();
    }

    @PATCH
    @Path("/{policyId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "patchPolicy",
            summary = "Change a policy by JSON Merge Patch",
            description =
                    "`rungs` is replaced as a whole. The plans that it governs, and those that it governed, follow"
                            + " within moments; what was sent stays.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PolicyRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The policy as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    public Response patch(
            @PathParam("policyId") @Parameter(description = "Id of the policy.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        return withTag(keep.change(id, ExpectedVersion.required(ifMatch), patch));
    }

    @DELETE
    @Path("/{policyId}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "deletePolicy",
            summary = "Delete a policy",
            description = "What it governed follows the next policy that covers it. What was sent stays.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("policyId") @Parameter(description = "Id of the policy.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.delete(id, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    private static Response withTag(PolicyView policy) {
        return Response.ok(policy).tag(ExpectedVersion.tag(policy.version())).build();
    }
}
