package dev.milepost.milestone.amendment;

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

/** Amendments over HTTP. */
@Path("/amendments/{id}")
@Tag(name = "amendments")
@Produces(MediaType.APPLICATION_JSON)
public class AmendmentResource {
    private final ReadAmendments read;
    private final DecideAmendment decide;

    @Inject
    AmendmentResource(ReadAmendments read, DecideAmendment decide) {
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
    @Operation(operationId = "getAmendment", summary = "Read an amendment")
    @APIResponse(
            responseCode = "200",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response get(@PathParam("id") @Parameter(description = "Id of the amendment.") UUID id) {
        return withTag(read.get(id));
    }

    @POST
    @Path("/approve")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "approveAmendment",
            summary = "Agree to an amendment",
            description =
                    "One approval, for those whom its gate names. With the last one needed it is applied, or waits for the day from which it is effective.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response approve(
            @PathParam("id") @Parameter(description = "Id of the amendment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable DecisionRequest request) {
        return withTag(decide.approve(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    @POST
    @Path("/reject")
    @RolesAllowed({Roles.VIEWER, Roles.CONTRIBUTOR, Roles.MANAGER, Roles.APPROVER, Roles.FINANCE, Roles.ADMIN})
    @WriteOperation
    @Operation(
            operationId = "rejectAmendment",
            summary = "Turn an amendment down",
            description = "For those whom its gate names; with a reason. It ends with that.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response reject(
            @PathParam("id") @Parameter(description = "Id of the amendment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable DecisionRequest request) {
        return withTag(decide.reject(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    @POST
    @Path("/withdraw")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "withdrawAmendment",
            summary = "Take an amendment back that is not applied yet",
            description = "With a reason.")
    @RequestBody(required = false, content = @Content(schema = @Schema(implementation = DecisionRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response withdraw(
            @PathParam("id") @Parameter(description = "Id of the amendment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @Valid @Nullable DecisionRequest request) {
        return withTag(decide.withdraw(id, ExpectedVersion.required(ifMatch), reason(request)));
    }

    @POST
    @Path("/apply")
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "applyAmendment",
            summary = "Apply an approved amendment",
            description = "On the day from which it is effective or later. All of it is checked as of now.")
    @APIResponse(
            responseCode = "200",
            description = "The amendment",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = AmendmentView.class)))
    public Response apply(
            @PathParam("id") @Parameter(description = "Id of the amendment.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        return withTag(decide.apply(id, ExpectedVersion.required(ifMatch)));
    }

    private static @Nullable String reason(@Nullable DecisionRequest request) {
        return request == null ? null : request.reason();
    }

    private static Response withTag(AmendmentView amendment) {
        return Response.ok(amendment)
                .tag(ExpectedVersion.tag(amendment.version()))
                .build();
    }
}
