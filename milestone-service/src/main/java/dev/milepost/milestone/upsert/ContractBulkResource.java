package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many contracts at once, over HTTP. */
@Path("/contracts/bulk-upsert")
@Tag(name = "contracts")
@Produces(MediaType.APPLICATION_JSON)
public class ContractBulkResource {
    private final BulkUpsert bulk;

    @Inject
    ContractBulkResource(BulkUpsert bulk) {
        this.bulk = bulk;
    }

    @POST
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "bulkUpsertContracts",
            summary = "Create contracts by external id, or bring them up to date, many at once",
            description =
                    "Each item is what the single PUT would be, in a transaction of its own: one that is refused keeps no other back. Sent again, nothing changes. A dry run does the same in one transaction and keeps nothing; until it answers, others wait who change the same things.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each item, in their order",
            content = @Content(schema = @Schema(implementation = BulkUpsertReport.class)))
    public Response upsert(@NotNull @Valid ContractBulkUpsertRequest request) {
        return Response.ok(bulk.contracts(request)).build();
    }
}
