package dev.milepost.milestone.extension;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions on requests for a later date over HTTP. */
@Path("/extension-requests/{id}")
@Tag(name = "extension requests")
@Produces(MediaType.APPLICATION_JSON)
public class ExtensionResource {
    private final ReadExtensions read;
    private final DecideExtension decide;

    @Inject
    ExtensionResource(ReadExtensions read, DecideExtension decide) {
        this.read = read;
        this.decide = decide;
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
    @Operation(operationId = "getExtension", summary = "Read a request for a later date")
    @APIResponse(
            responseCode = "200",
            description = "The request",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the request.") UUID id) {
        return withTag(read.get(id));
    }

    @POST
    @Path("/approve")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "approveExtension",
            summary = "Grant a later date",
            description =
                    "One approval, for those whom its gate names. With the last one needed the date moves, or the contract is amended; 409 where others would move with it: commit that schedule first, and approve then.")
    @RequestBody(
            required = false,
            content = @Content(schema = @Schema(implementation = ExtensionDecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response approve(
            @PathParam("id") @Parameter(description = "Id of the request.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ExtensionDecisionRequest request) {
        return withTag(decide.approve(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    @POST
    @Path("/reject")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "rejectExtension",
            summary = "Refuse a later date",
            description = "For those whom its gate names; with a reason. It ends with that.")
    @RequestBody(
            required = false,
            content = @Content(schema = @Schema(implementation = ExtensionDecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response reject(
            @PathParam("id") @Parameter(description = "Id of the request.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ExtensionDecisionRequest request) {
        return withTag(decide.reject(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    @POST
    @Path("/withdraw")
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "withdrawExtension",
            summary = "Take a request for a later date back",
            description = "For who made it, or a manager of the tenant's own; with a reason.")
    @RequestBody(
            required = false,
            content = @Content(schema = @Schema(implementation = ExtensionDecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The request",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ExtensionView.class)))
    public Response withdraw(
            @PathParam("id") @Parameter(description = "Id of the request.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable ExtensionDecisionRequest request) {
        return withTag(decide.withdraw(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    private static @Nullable String reason(@Nullable ExtensionDecisionRequest request) {
        return request == null ? null : request.reason();
    }

    private static Response withTag(ExtensionView extension) {
        return Response.ok(extension)
                .tag(ExpectedVersion.tag(extension.version()))
                .build();
    }
}
