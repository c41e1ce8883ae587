package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.contract.ContractRequest;
import dev.milepost.milestone.contract.ContractView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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

/** Contracts by what other systems call them, over HTTP. */
@Path("/contracts/by-external-id/{source}/{externalId: .+}")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
public class ContractByExternalIdResource {
    private final ReadByExternalId read;
    private final UpsertContract upsert;

    @Inject
    ContractByExternalIdResource(ReadByExternalId read, UpsertContract upsert) {
        this.read = read;
        this.upsert = upsert;
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
    @Operation(operationId = "getContractByExternalId", summary = "Read a contract by what another system calls it")
    @APIResponse(
            responseCode = "200",
            description = "The contract",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response get(
            @PathParam("source") @Parameter(description = "The other system.", example = "crm") String source,
            @PathParam("externalId") @Parameter(description = "Its id there.", example = "4711") String externalId) {
        ContractView contract = read.contract(new ExternalId(source, externalId));
        return Response.ok(contract)
                .tag(ExpectedVersion.tag(contract.version()))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "putContractByExternalId",
            summary = "Create a contract that another system calls so, or bring it up to date",
            description =
                    "What is left out stays as it is, null takes away; where nothing changes, the version stays. The external id of the path is among its `externalIds` from then on.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ContractRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The contract, which was there already",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The contract as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ContractView.class)))
    public Response put(
            @PathParam("source") @Parameter(description = "The other system.", example = "crm") String source,
            @PathParam("externalId") @Parameter(description = "Its id there.", example = "4711") String externalId,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change; whatever there is when absent.",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode contract,
            @Context UriInfo uri) {
        Upserted<ContractView> done =
                upsert.put(new ExternalId(source, externalId), ExpectedVersion.optional(ifMatch), contract);
        return Upserts.answer(done, "contracts", uri);
    }
}
