package dev.milepost.milestone.dependency;

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

/** Dependencies between the milestones of a contract over HTTP. */
@Path("/contracts/{id}/dependencies")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class DependencyResource {
    private final KeepDependencies keep;
    private final ListDependencies list;

    @Inject
    DependencyResource(KeepDependencies keep, ListDependencies list) {
        this.keep = keep;
        this.list = list;
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
    @Operation(operationId = "listDependencies", summary = "List the dependencies of a contract, the oldest first")
    @APIResponseSchema(value = DependencyPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(list.list(id, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createDependency",
            summary = "Let a milestone depend on another one of its contract",
            description =
                    "A circle is refused and named. A finish-start predecessor that is a gate blocks start and submission until it is passed.")
    @APIResponse(
            responseCode = "201",
            description = "The dependency",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = DependencyView.class)))
    @APIResponse(responseCode = "409", ref = "DependencyCircle")
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid DependencyRequest request,
            @Context UriInfo uri) {
        DependencyView dependency = keep.add(id, request);
        return Response.created(uri.getAbsolutePath()) // a dependency is read with its contract's others
                .entity(dependency)
                .tag(ExpectedVersion.tag(dependency.version()))
                .build();
    }

    @DELETE
    @Path("/{dependencyId}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(operationId = "deleteDependency", summary = "Let a milestone not depend on another one any more")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("dependencyId") @Parameter(description = "Id of the dependency.") UUID dependencyId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete; `version` in the list.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.remove(id, dependencyId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }
}
