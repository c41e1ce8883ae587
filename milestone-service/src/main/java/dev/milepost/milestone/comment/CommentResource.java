package dev.milepost.milestone.comment;

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

/** Comments over HTTP. */
@Path("/milestones/{id}/comments")
@Tag(name = "comments")
@Produces(MediaType.APPLICATION_JSON)
public class CommentResource {
    private final WriteComment write;
    private final ReadComments read;

    @Inject
    CommentResource(WriteComment write, ReadComments read) {
        this.write = write;
        this.read = read;
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createComment",
            summary = "Comment on a milestone",
            description = "Everybody who may see the milestone can read it. Viewers read only.")
    @APIResponse(
            responseCode = "201",
            description = "The comment as written",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @NotNull @Valid CommentRequest request,
            @Context UriInfo uri) {
        CommentView comment = write.write(id, request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(comment.id().toString())
                        .build())
                .entity(comment)
                .tag(ExpectedVersion.tag(comment.version()))
                .build();
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
            operationId = "listComments",
            summary = "List the comments on a milestone, oldest first",
            description = "A deleted comment is there without its text.")
    @APIResponseSchema(value = CommentPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(id, limit, cursor), uri);
    }

    @GET
    @Path("/{commentId}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getComment", summary = "Read a comment")
    @APIResponse(
            responseCode = "200",
            description = "The comment, or its tombstone",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response get(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("commentId") @Parameter(description = "Id of the comment.") UUID commentId) {
        CommentView comment = read.get(id, commentId);
        return Response.ok(comment).tag(ExpectedVersion.tag(comment.version())).build();
    }

    @GET
    @Path("/{commentId}/revisions")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN})
    @Operation(
            operationId = "listCommentRevisions",
            summary = "Read what a comment said before its edits, oldest first",
            description = "For the tenant's own. Of a deleted comment nothing is left.")
    @APIResponse(
            responseCode = "200",
            description = "The earlier texts",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = CommentRevisionView.class)))
    public List<CommentRevisionView> revisions(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("commentId") @Parameter(description = "Id of the comment.") UUID commentId) {
        return read.revisions(id, commentId);
    }

    @PATCH
    @Path("/{commentId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "patchComment",
            summary = "Edit a comment of your own by JSON Merge Patch",
            description = "`editedAt` shows it; managers can read the earlier text.")
    @RequestBody(content = @Content(schema = @Schema(implementation = CommentRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The comment as edited",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = CommentView.class)))
    public Response patch(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("commentId") @Parameter(description = "Id of the comment.") UUID commentId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        CommentView comment = write.edit(id, commentId, ExpectedVersion.required(ifMatch), patch);
        return Response.ok(comment).tag(ExpectedVersion.tag(comment.version())).build();
    }

    @DELETE
    @Path("/{commentId}")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "deleteComment",
            summary = "Delete a comment",
            description =
                    "By who wrote it, or a manager of the tenant's own. Its text and its earlier texts are erased for good; who wrote it, who deleted it and when stays to be seen.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("commentId") @Parameter(description = "Id of the comment.") UUID commentId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        write.delete(id, commentId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }
}
