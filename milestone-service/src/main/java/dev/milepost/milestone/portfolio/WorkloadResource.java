package dev.milepost.milestone.portfolio;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workload over HTTP. */
@Path("/workload")
@Tag(name = "milestones")
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
public class WorkloadResource {
    private static final int MOST_YEARS = 2;

    private final ReadWorkload read;

    @Inject
    WorkloadResource(ReadWorkload read) {
        this.read = read;
    }

    @GET
    @Operation(
            operationId = "getWorkload",
            summary = "Read who has how much open work, by week",
            description =
                    "Open milestones of ACTIVE contracts: those due in the period, by week, and those overdue, however long. What nobody answers for is a share of its own. At most 2 years.")
    @APIResponse(
            responseCode = "200",
            description = "The workload",
            content = @Content(schema = @Schema(implementation = WorkloadView.class)))
    public WorkloadView get(
            @QueryParam("from")
                    @Parameter(description = "The first day of the period; needed.", schema = @Schema(format = "date"))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(description = "The last day of the period; needed.", schema = @Schema(format = "date"))
                    @Nullable
                    String to,
            @QueryParam("by")
                    @Parameter(
                            description = "Divided by owner or by team; OWNER when absent.",
                            schema = @Schema(implementation = WorkloadView.By.class))
                    List<String> by) {
        List<WorkloadView.By> chosen = Choice.values("by", WorkloadView.By.class, by);
        if (chosen.size() > 1) {
            throw Choice.wrong("by", "is there more than once");
        }
        return read.get(Period.of(from, to, MOST_YEARS), chosen.isEmpty() ? WorkloadView.By.OWNER : chosen.getFirst());
    }
}
