package dev.milepost.analytics.summary;

import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The figures of a tenant and of one contract. */
@Path("/api/v1/analytics")
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
@Tag(name = "Summary")
public class SummaryResource {
    static final String EXAMPLE = """
            {
              "asOf": "2027-03-01T08:00:00Z",
              "drillDown": "/api/v1/analytics/milestones?which=ALL&asOf=2027-03-01T08:00:00Z&against=BASELINE",
              "milestones": {"total": 24, "planned": 6, "inProgress": 3, "submitted": 2, "rejected": 1, "open": 12,
                             "overdue": 2, "met": 10, "missed": 1, "waived": 0, "cancelled": 1},
              "measured": 10,
              "onTime": 7,
              "onTimeRate": 0.7000,
              "delayDays": {"mean": 3.20, "median": 0, "p90": 14},
              "varianceDays": {"mean": 2.10, "median": -1, "p90": 14},
              "payments": [
                {"currency": "EUR", "due": {"amount": "1250.00", "currency": "EUR"}, "dueCount": 2,
                 "overdue": {"amount": "250.00", "currency": "EUR"}, "overdueCount": 1,
                 "paid": {"amount": "30000.00", "currency": "EUR"}, "paidCount": 3}
              ]
            }""";

    private final SummarizeTenant tenant;
    private final SummarizeContract contract;

    @Inject
    SummaryResource(SummarizeTenant tenant, SummarizeContract contract) {
        this.tenant = tenant;
        this.contract = contract;
    }

    @GET
    @Path("/summary")
    @Operation(
            operationId = "getSummary",
            summary = "Figures over all contracts",
            description =
                    "Over all contracts that the caller may see but those in DRAFT: a counterparty's user those in"
                            + " which their party takes part, and a contract that only its members see with its members,"
                            + " administrators and systems. The answer takes the same time for ten milestones"
                            + " and for a million, and a little more with each such contract of the caller's.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Summary.class),
                            examples = @ExampleObject(name = "summary", value = EXAMPLE)))
    @APIResponse(responseCode = "400", ref = "InvalidFilter")
    public Summary ofTenant() {
        return tenant.summarize();
    }

    @GET
    @Path("/contracts/{contractId}/summary")
    @Operation(
            operationId = "getContractSummary",
            summary = "Figures of one contract",
            description = "All figures are 0 or null while the contract is in DRAFT. A counterparty's user"
                    + " finds only contracts in which their party takes part, and a contract that only its members see is"
                    + " found by those.")
    @APIResponse(
            responseCode = "200",
            description = "The figures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Summary.class),
                            examples = @ExampleObject(name = "summary", value = EXAMPLE)))
    @APIResponse(responseCode = "400", ref = "InvalidFilter")
    public Summary ofContract(
            @Parameter(description = "Id of the contract.", example = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61")
                    @PathParam("contractId")
                    UUID contractId) {
        return contract.summarize(contractId);
    }
}
