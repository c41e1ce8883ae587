package dev.milepost.milestone.template;

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

/** Making templates of contracts, over HTTP. */
@Path("/contracts/{id}/template")
@Tag(name = "templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
public class ContractTemplateResource {
    private final MakeTemplate make;

    @Inject
    ContractTemplateResource(MakeTemplate make) {
        this.make = make;
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createTemplateFromContract",
            summary = "Make a template from a contract",
            description =
                    "Rules stay, plain dates become offsets from the contract's start, parties become places to fill. Owners, watchers, evidence, documents, external ids and measured values stay behind.")
    @APIResponse(
            responseCode = "201",
            description = "The template",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = TemplateView.class)))
    public Response fromContract(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @NotNull @Valid FromContractRequest request,
            @Context UriInfo uri) {
        return TemplateResource.created(make.from(id, request), uri);
    }
}
