package dev.milepost.milestone.upsert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.events.ExternalId;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.MilestoneRequest;
import dev.milepost.milestone.milestone.MilestoneView;
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
import jakarta.ws.rs.QueryParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Milestones by what other systems call them, over HTTP. */
@Path("/contracts/{id}/milestones/by-external-id/{source}/{externalId: .+}")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class MilestoneByExternalIdResource {
    private final ReadByExternalId read;
    private final UpsertMilestone upsert;

    @Inject
    MilestoneByExternalIdResource(ReadByExternalId read, UpsertMilestone upsert) {
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
    @Operation(operationId = "getMilestoneByExternalId", summary = "Read a milestone by what another system calls it")
    @APIResponse(
            responseCode = "200",
            description = "The milestone",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response get(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("source") @Parameter(description = "The other system.", example = "crm") String source,
            @PathParam("externalId") @Parameter(description = "Its id there.", example = "4711") String externalId) {
        MilestoneView milestone = read.milestone(id, new ExternalId(source, externalId));
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @WriteOperation
    @Operation(
            operationId = "putMilestoneByExternalId",
            summary = "Create a milestone that another system calls so, or bring it up to date",
            description =
                    "What is left out stays as it is, null takes away; where nothing changes, the version stays. The external id of the path is among its `externalIds` from then on. In an ACTIVE contract another due date is a reschedule: the baseline stays. It is refused for a milestone that has ended, and where others would move with it.")
    @RequestBody(content = @Content(schema = @Schema(implementation = MilestoneRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The milestone, which was there already",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    @APIResponse(
            responseCode = "201",
            description = "The milestone as created",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response put(
            @PathParam("id") @Parameter(description = "Id of the contract.") UUID id,
            @PathParam("source") @Parameter(description = "The other system.", example = "crm") String source,
            @PathParam("externalId") @Parameter(description = "Its id there.", example = "4711") String externalId,
            @QueryParam("reason")
                    @Parameter(
                            description =
                                    "Why its due date moves, in an ACTIVE contract; `<source> says so` when absent.")
                    @Nullable
                    String reason,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change; whatever there is when absent.",
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode milestone,
            @Context UriInfo uri) {
        Upserted<MilestoneView> done = upsert.put(
                id, new ExternalId(source, externalId), ExpectedVersion.optional(ifMatch), milestone, reason);
        return Upserts.answer(done, "milestones", uri);
    }
}
