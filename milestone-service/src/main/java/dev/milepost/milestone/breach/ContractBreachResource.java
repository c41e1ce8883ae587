package dev.milepost.milestone.breach;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** New breaches of a contract over HTTP. */
@Path("/contracts/{id}/breaches")
@Tag(name = "breaches")
@Produces(MediaType.APPLICATION_JSON)
public class ContractBreachResource {
    private final KeepBreach keep;

    @Inject
    ContractBreachResource(KeepBreach keep) {
        this.keep = keep;
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "recordBreach",
            summary = "Record a breach of a contract that was given notice of",
            description =
                    "Of a milestone or of anything else. The cure period is counted by the contract's calendar; the answer says how. What is recorded does not change; it ends by cure, waiver or withdrawal.")
    @APIResponse(
            responseCode = "201",
            description = "The breach as recorded",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = BreachView.class)))
    public Response record(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid BreachRequest request,
            @Context UriInfo uri) {
        BreachView breach = keep.record(id, request);
        return Response.created(uri.getBaseUriBuilder()
                        .path("breaches")
                        .path(breach.id().toString())
                        .build())
                .entity(breach)
                .tag(ExpectedVersion.tag(breach.version()))
                .build();
    }
}
