package dev.milepost.milestone.watcher;

import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.MilestoneView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Watchers over HTTP. */
@Path("/milestones/{id}/watchers")
@Tag(name = "milestones")
@Produces(MediaType.APPLICATION_JSON)
public class WatcherResource {
    private final WatchMilestone watch;

    @Inject
    WatcherResource(WatchMilestone watch) {
        this.watch = watch;
    }

    @PUT
    @Path("/{personId}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @WriteOperation
    @Operation(
            operationId = "watchMilestone",
            summary = "Let a person hear of a milestone",
            description =
                    "For yourself, or as a manager of the tenant's own for anybody. Needs no If-Match: it does not matter what others change meanwhile, and doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The milestone with its watchers",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response watch(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("personId") @Parameter(description = "Id of the person.") UUID personId) {
        MilestoneView milestone = watch.watch(id, personId);
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }

    @DELETE
    @Path("/{personId}")
    @RolesAllowed({
        Roles.VIEWER,
        Roles.CONTRIBUTOR,
        Roles.MANAGER,
        Roles.APPROVER,
        Roles.FINANCE,
        Roles.ADMIN,
        Roles.INTEGRATION
    })
    @WriteOperation
    @Operation(
            operationId = "unwatchMilestone",
            summary = "Let a person hear no more of a milestone",
            description =
                    "For yourself, or as a manager of the tenant's own for anybody. Needs no If-Match: it does not matter what others change meanwhile, and doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The milestone with its watchers",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = MilestoneView.class)))
    public Response unwatch(
            @PathParam("id") @Parameter(description = "Id of the milestone.") UUID id,
            @PathParam("personId") @Parameter(description = "Id of the person.") UUID personId) {
        MilestoneView milestone = watch.unwatch(id, personId);
        return Response.ok(milestone)
                .tag(ExpectedVersion.tag(milestone.version()))
                .build();
    }
}
