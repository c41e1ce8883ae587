package dev.milepost.milestone.instalment;

import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The forecast of payments over HTTP. */
@Path("/payments/forecast")
@Tag(name = "payments")
@Produces(MediaType.APPLICATION_JSON)
public class ForecastResource {
    private final ReadForecast read;

    @Inject
    ForecastResource(ReadForecast read) {
        this.read = read;
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
    @Operation(
            operationId = "getPaymentForecast",
            summary = "Add up what comes due by month and currency",
            description =
                    "What is outstanding of released payments, and the instalments of open milestones in ACTIVE and SUSPENDED contracts.")
    @APIResponse(
            responseCode = "200",
            description = "The forecast",
            content = @Content(schema = @Schema(implementation = ForecastView.class)))
    public ForecastView get(
            @QueryParam("contractId")
                    @Parameter(description = "Only this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("partyId")
                    @Parameter(
                            description = "Only contracts in which this party takes part.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String partyId,
            @QueryParam("from")
                    @Parameter(
                            description = "First day; the first of this month when absent.",
                            schema = @Schema(format = "date"))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description =
                                    "Last day, at most ten years later; the end of the twelfth month when absent.",
                            schema = @Schema(format = "date"))
                    @Nullable
                    String to) {
        return read.get(contractId, partyId, from, to);
    }
}
