package dev.milepost.milestone.evidence;

import dev.milepost.events.EvidenceFile;
import dev.milepost.kit.http.BodyLimit;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.EvidenceLink;
import io.quarkiverse.resteasy.problem.HttpProblemMapper;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
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
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/** Evidence over HTTP. */
@Path("/milestones/{id}/evidence")
@Tag(name = "evidence")
@Produces(MediaType.APPLICATION_JSON)
public class EvidenceResource {
    /** The most bytes of an upload, as the server takes them. */
    static final long LARGEST_UPLOAD = 64L << 20;

    /** What the frame of an upload may take of them: boundaries, headers, the title. */
    static final long FRAME = 1L << 20;

    private final UploadEvidence upload;
    private final AddEvidence add;
    private final ReadEvidence read;
    private final RemoveEvidence remove;

    @Inject
    EvidenceResource(UploadEvidence upload, AddEvidence add, ReadEvidence read, RemoveEvidence remove) {
        this.upload = upload;
        this.add = add;
        this.read = read;
        this.remove = remove;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @BodyLimit(LARGEST_UPLOAD)
    @Operation(
            operationId = "uploadEvidence",
            summary = "Add a file to a milestone that has not ended",
            description =
                    "The parts are `file` and, if wanted, `title`. What the file is, is found out by looking at it: PDF, PNG, JPEG, plain text, CSV and the office documents (OOXML and OpenDocument, without macros) are taken unless the operator decided otherwise, up to 25 MiB. 415 for another type, 422 where the declared type or the name's ending contradicts the content, 413 where it is too large. A counterparty's people add to what their party owes. Nothing scans for malware.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema = @Schema(implementation = EvidenceUpload.class)))
    @APIResponse(
            responseCode = "201",
            description = "The evidence as added",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    @APIResponse(responseCode = "422", ref = "UnprocessableFile")
    public Response uploadFile(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @Parameter(hidden = true) MultipartFormDataInput form) {
        return upload.upload(id, UploadForm.read(form));
    }

    @POST
    @Path("/links")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "addEvidenceLink",
            summary = "Add a link to a milestone that has not ended",
            description =
                    "It stays beside the links that come with a submission. A counterparty's people add to what their party owes.")
    @APIResponse(
            responseCode = "201",
            description = "The evidence as added",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    public Response addLink(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @NotNull @Valid EvidenceLink request) {
        return created(add.link(id, request));
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
            operationId = "listEvidence",
            summary = "List the files and links that were added to a milestone, oldest first",
            description =
                    "What was deleted is there as a tombstone. Links that came with the submission itself are in the milestone.")
    @APIResponseSchema(value = EvidencePage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(id, limit, cursor), uri);
    }

    @GET
    @Path("/{evidenceId}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @Operation(operationId = "getEvidence", summary = "Read what is known of a file or link")
    @APIResponse(
            responseCode = "200",
            description = "The evidence, or its tombstone",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = EvidenceView.class)))
    public Response get(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("evidenceId") @Parameter(description = "Id of the evidence.") UUID evidenceId) {
        EvidenceView view = read.get(id, evidenceId);
        return Response.ok(view).tag(ExpectedVersion.tag(view.version())).build();
    }

    @GET
    @Path("/{evidenceId}/content")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
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
            operationId = "downloadEvidence",
            summary = "Download a file",
            description =
                    "With the media type that its content has, to be saved and not shown (`Content-Disposition: attachment`). The ETag is the SHA-256 of its bytes; with it in `If-None-Match` the answer is 304. 404 for a link, and for what was deleted.")
    @APIResponse(
            responseCode = "200",
            description = "The bytes",
            headers = {
                @Header(
                        name = "ETag",
                        description = "The SHA-256 of the bytes",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = "Content-Disposition",
                        description = "attachment, with the name",
                        schema = @Schema(type = SchemaType.STRING))
            },
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            example = "%PDF-1.7"))
    @APIResponse(responseCode = "304", description = "It is what you have")
    public Response download(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("evidenceId") @Parameter(description = "Id of the evidence.") UUID evidenceId,
            @Context Request request) {
        EvidenceFile file = read.file(id, evidenceId);
        EntityTag tag = new EntityTag(file.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return Response.ok(read.bytes(evidenceId), file.mediaType())
                .tag(tag)
                .header(HttpHeaders.CONTENT_LENGTH, file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, FileName.attachment(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .build();
    }

    @DELETE
    @Path("/{evidenceId}")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "deleteEvidence",
            summary = "Delete a file or link of a milestone that has not ended",
            description =
                    "By who added it, or a manager of the tenant's own. The bytes are gone; who deleted it and when, its name and its hash stay to be seen.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Response delete(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("evidenceId") @Parameter(description = "Id of the evidence.") UUID evidenceId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        remove.remove(id, evidenceId, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    /** What is read here is the request only: the use cases see to the storage. */
    @ServerExceptionMapper
    Response unreadable(IOException e) {
        return new HttpProblemMapper()
                .toResponse(ProblemType.MALFORMED_BODY.because(
                        "The upload is no whole multipart/form-data (RFC 7578): " + e.getMessage() + "."));
    }

    static Response created(EvidenceView view) {
        return Response.created(UriBuilder.fromPath("/api/v1/milestones/{id}/evidence/{evidence}")
                        .build(view.milestoneId(), view.id()))
                .entity(view)
                .tag(ExpectedVersion.tag(view.version()))
                .build();
    }
}
