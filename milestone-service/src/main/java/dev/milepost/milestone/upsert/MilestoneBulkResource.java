package dev.milepost.milestone.upsert;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Many milestones at once, over HTTP. */
@Path("/contracts/{id}/milestones/bulk-upsert")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class MilestoneBulkResource {
    private final BulkUpsert bulk;
    private final CsvLines lines;

    @Inject
    MilestoneBulkResource(BulkUpsert bulk, CsvLines lines) {
        this.bulk = bulk;
        this.lines = lines;
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MilestoneCsvReader.MEDIA_TYPE})
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "bulkUpsertMilestones",
            summary = "Create milestones by external id, or bring them up to date, many at once",
            description =
                    "Each item is what the single PUT would be, in a transaction of its own: one that is refused keeps no other back. Sent again, nothing changes. A dry run does the same in one transaction and keeps nothing; until it answers, others wait who change the same things. As `text/csv` (RFC 4180, UTF-8) it is a header and one milestone a record: columns `source` and `id`, and fields of a milestone by their paths, such as `dueDate` or `paymentTerm.percent`; tags are separated by semicolons, an empty cell says nothing.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each item, in their order",
            content = @Content(schema = @Schema(implementation = BulkUpsertReport.class)))
    public Response upsert(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @QueryParam("reason")
                    @Parameter(
                            description =
                                    "Why due dates of ACTIVE contracts move, for a CSV file; in JSON it is in the body.")
                    @Size(min = 1, max = 5000)
                    @Nullable
                    String reason,
            @QueryParam("dryRun")
                    @Parameter(
                            description = "Keep nothing, for a CSV file; in JSON it is in the body.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable
                    String dryRun,
            @NotNull @Valid MilestoneBulkUpsertRequest request) {
        MilestoneBulkUpsertRequest asked = request.with(reason, Boolean.TRUE.equals(Choice.flag("dryRun", dryRun)));
        return Response.ok(lines.in(bulk.milestones(id, asked))).build();
    }
}
