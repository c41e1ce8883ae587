package dev.milepost.milestone.customfield;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.kit.http.Choice;
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
import java.util.List;
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

/** Custom fields over HTTP. */
@Path("/custom-fields")
@Tag(name = "custom fields")
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
public class CustomFieldResource {
    private final ReadCustomFields read;
    private final KeepCustomField keep;

    @Inject
    CustomFieldResource(ReadCustomFields read, KeepCustomField keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listCustomFields",
            summary = "List the custom fields of the tenant in the order of their keys")
    @APIResponseSchema(value = CustomFieldPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("target")
                    @Parameter(
                            description = "Only fields of these; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = FieldTarget.class))
                    List<String> target,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(target, limit, cursor), uri);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getCustomField", summary = "Read a custom field")
    @APIResponse(
            responseCode = "200",
            description = "The custom field",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CustomFieldView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the custom field.") UUID id) {
        return withTag(read.get(id));
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createCustomField",
            summary = "Give the tenant's milestones or contracts a field of their own",
            description =
                    "They have its value in `customFields`; their lists are filtered by `customField.<key>` and sorted by `sort=customField.<key>`. At most 100 for each of the two.")
    @APIResponse(
            responseCode = "201",
            description = "The custom field as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CustomFieldView.class)))
    public Response create(@NotNull @Valid CustomFieldRequest request, @Context UriInfo uri) {
        CustomFieldView field = keep.create(request);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(field.id().toString()).build())
                .entity(field)
                .tag(ExpectedVersion.tag(field.version()))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "patchCustomField",
            summary = "Change a custom field by JSON Merge Patch",
            description =
                    "Its label, choices, and what it is required for. Choices that milestones or contracts have are not taken away: that is a 409 with their number.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CustomFieldRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The custom field as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CustomFieldView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the custom field.") UUID id,
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
            operationId = "deleteCustomField",
            summary = "Delete a custom field",
            description =
                    "While milestones or contracts have a value in it, only with `withValues=true`, which takes it from them; at most 1000 at once.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the custom field.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @QueryParam("withValues")
                    @Parameter(
                            description = "Whether milestones or contracts lose what they have in it.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String withValues) {
        keep.delete(id, ExpectedVersion.required(ifMatch), Boolean.TRUE.equals(Choice.flag("withValues", withValues)));
        return Response.noContent().build();
    }

    private static Response withTag(CustomFieldView field) {
        return Response.ok(field).tag(ExpectedVersion.tag(field.version())).build();
    }
}
