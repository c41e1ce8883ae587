package dev.milepost.milestone.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.template.content.TemplateRequest;
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

/** Contract templates over HTTP. */
@Path("/templates")
@Tag(name = "templates")
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
public class TemplateResource {
    private final ReadTemplates read;
    private final KeepTemplate keep;

    @Inject
    TemplateResource(ReadTemplates read, KeepTemplate keep) {
        this.read = read;
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
            operationId = "listTemplates",
            summary = "List contract templates",
            description =
                    "Those that ship with Milepost come first, then the tenant's, each in the order of their names."
                            + " Templates are for the tenant's own people: a counterparty's get 403.")
    @APIResponseSchema(value = TemplatePage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("kind") @Parameter(description = "Only those of this kind.", example = "construction") @Nullable
                    String kind,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(kind, limit, cursor), uri);
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createTemplate",
            summary = "Write a contract template",
            description =
                    "It is tried out when it is saved: keys that lead nowhere, circles, percentages over 100, impossible recurrences and all else that would refuse a contract are refused here, with their place.")
    @APIResponse(
            responseCode = "201",
            description = "The template as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response create(@NotNull @Valid TemplateRequest request, @Context UriInfo uri) {
        return created(keep.create(request), uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getTemplate", summary = "Read a contract template")
    @APIResponse(
            responseCode = "200",
            description = "The template",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the template.") UUID id) {
        return withTag(read.get(id));
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "patchTemplate",
            summary = "Change a contract template by JSON Merge Patch",
            description =
                    "Lists are replaced as a whole. Contracts that were made from it stay as they are. One that ships is refused with 409: copy it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TemplateRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The template as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the template.") UUID id,
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
    @Path("/{id}")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "deleteTemplate",
            summary = "Delete a contract template",
            description = "Contracts that were made from it stay as they are. One that ships is refused with 409.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the template.") UUID id,
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

    @POST
    @Path("/{id}/copy")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "copyTemplate",
            summary = "Copy a contract template",
            description = "The copy is the tenant's own and can be changed.")
    @APIResponse(
            responseCode = "201",
            description = "The copy",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response copy(
            @PathParam("id") @Parameter(description = "Id of the template.") UUID id,
            @NotNull @Valid CopyRequest request,
            @Context UriInfo uri) {
        return created(keep.copy(id, request.name()), uri);
    }

    static Response created(TemplateView template, UriInfo uri) {
        return Response.created(uri.getBaseUriBuilder()
                        .path("templates")
                        .path(template.id().toString())
                        .build())
                .entity(template)
                .tag(ExpectedVersion.tag(template.version()))
                .build();
    }

    private static Response withTag(TemplateView template) {
        return Response.ok(template)
                .tag(ExpectedVersion.tag(template.version()))
                .build();
    }
}
