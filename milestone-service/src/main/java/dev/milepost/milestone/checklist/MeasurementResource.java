package dev.milepost.milestone.checklist;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Measurements over HTTP. */
@Path("/milestones/{id}/measurements")
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
public class MeasurementResource {
    private final RecordProgress progress;
    private final ReadMeasurements read;

    @Inject
    MeasurementResource(RecordProgress progress, ReadMeasurements read) {
        this.progress = progress;
        this.read = read;
    }

    @POST
    @RolesAllowed({Roles.CONTRIBUTOR, Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "createMeasurement",
            summary = "Record a value that was measured for a criterion",
            description =
                    "For those who work on the milestone; of a counterparty, those whose party owes it. The value measured last decides whether the criterion is fulfilled. A measurement is never changed: record the right value with the same `measuredAt`, and of two at the same moment the one recorded last counts.")
    @APIResponse(
            responseCode = "201",
            description = "The measurement as recorded",
            content = @Content(schema = @Schema(implementation = MeasurementView.class)))
    public Response create(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @NotNull @Valid MeasurementRequest request,
            @Context UriInfo uri) {
        return Response.created(uri.getAbsolutePath()) // a measurement is read with its milestone's others
                .entity(progress.measure(id, request))
                .build();
    }

    @GET
    @Operation(operationId = "listMeasurements", summary = "List what was measured for a milestone, newest first")
    @APIResponseSchema(value = MeasurementPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @QueryParam("criterionId")
                    @Parameter(description = "Only of this criterion.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String criterionId,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(id, Choice.id("criterionId", criterionId), limit, cursor), uri);
    }
}
