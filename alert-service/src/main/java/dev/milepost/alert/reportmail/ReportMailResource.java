package dev.milepost.alert.reportmail;

import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** The ledger of reports by mail over HTTP, to read. */
@Path("/api/v1/alerts/report-mails")
@Tag(name = "Reports by mail")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.MANAGER, Roles.ADMIN})
public class ReportMailResource {
    private final ListReportMails list;

    @Inject
    ReportMailResource(ListReportMails list) {
        this.list = list;
    }

    @GET
    @Operation(
            operationId = "listReportMails",
            summary = "List the mails with saved reports, the newest first",
            description =
                    "One for each recipient of each run of a report of analytics-service that has recipients: what became of"
                            + " it, and why.")
    @APIResponseSchema(value = ReportMailPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("runId") @Parameter(description = "Those of one run; of all when absent.") @Nullable UUID run,
            @QueryParam("limit") @Parameter(description = "Rows of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor")
                    @Parameter(description = "`nextCursor` of the page before.", example = "WyJhIl0.c2ln")
                    @Nullable
                    String cursor,
            @Context UriInfo uri) {
        return Paging.answer(list.list(run, limit, cursor), uri);
    }
}
