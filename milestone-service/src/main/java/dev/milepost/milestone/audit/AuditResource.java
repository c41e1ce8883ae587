package dev.milepost.milestone.audit;

import dev.milepost.kit.eventlog.ChainReport;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The log of a contract over HTTP. */
@Path("/contracts/{id}")
@Tag(name = "audit")
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    private final ReadAudit read;

    @Inject
    AuditResource(ReadAudit read) {
        this.read = read;
    }

    @GET
    @Path("/audit")
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
            operationId = "listAuditEntries",
            summary = "List every change of a contract and of all in it, the newest first",
            description =
                    "Who changed what, from what to what, when, why and with which request. Nothing is ever removed"
                            + " from it. Not for users of a counterparty.")
    @APIResponseSchema(value = AuditPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(id, limit, cursor), uri);
    }

    @GET
    @Path("/audit/verification")
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
            operationId = "verifyAudit",
            summary = "Check that no change of a contract was altered, removed or added behind the log's back",
            description =
                    "Computes the chain of hashes anew (HMAC-SHA-256 with a key that the database does not hold). Give"
                            + " `sequence` and `chainhash` of any event that you kept to find a tail that was cut off. Not for"
                            + " users of a counterparty.")
    public ChainReport verify(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("sequence") @Parameter(description = "Sequence of an event that you know.") @Nullable
                    Long sequence,
            @QueryParam("chainhash") @Parameter(description = "The `chainhash` of that event.") @Nullable
                    String chainhash) {
        return read.verify(id, sequence, chainhash);
    }

    @GET
    @Path("/as-of")
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
            operationId = "getContractAsOf",
            summary = "Read a contract with its milestones and payments as they were at a moment",
            description = "404 when the contract was not there yet. Not for users of a counterparty.")
    public ContractAsOf asOf(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("at")
                    @Parameter(
                            description =
                                    "Business time (RFC 3339, with seconds and an offset such as Z or +02:00); now when absent.",
                            example = "2027-06-30T16:00:00Z")
                    @Nullable
                    String at) {
        return read.asOf(id, at);
    }
}
