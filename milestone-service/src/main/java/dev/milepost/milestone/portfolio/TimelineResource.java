package dev.milepost.milestone.portfolio;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.milestone.MilestoneFilter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The timeline over HTTP. */
@Path("/timeline")
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
public class TimelineResource {
    private static final int MOST_YEARS = 10;

    private final ReadTimeline read;

    @Inject
    TimelineResource(ReadTimeline read) {
        this.read = read;
    }

    @GET
    @Operation(
            operationId = "getTimeline",
            summary = "Read the milestones of all contracts on a timeline",
            description =
                    "Milestones that are due in the period, in the order of their due dates, grouped by contract, with baseline, actual date, planned start and the dependencies between those shown. At most 10 years.")
    @APIResponse(
            responseCode = "200",
            description = "A page of it",
            content = @Content(schema = @Schema(implementation = TimelineView.class)))
    public TimelineView get(
            @QueryParam("from")
                    @Parameter(description = "The first day of the period; needed.", schema = @Schema(format = "date"))
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(description = "The last day of the period; needed.", schema = @Schema(format = "date"))
                    @Nullable
                    String to,
            @QueryParam("contractId")
                    @Parameter(description = "Only milestones of this contract.", schema = @Schema(format = "uuid"))
                    @Nullable
                    String contractId,
            @QueryParam("status")
                    @Parameter(
                            description = "Only these states; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MilestoneStatus.class))
                    List<String> status,
            @QueryParam("type")
                    @Parameter(
                            description = "Only these types; may be repeated.",
                            schema = @Schema(type = SchemaType.ARRAY, implementation = MilestoneType.class))
                    List<String> type,
            @QueryParam("ownerId")
                    @Parameter(
                            description = "Only milestones that this person answers for.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String ownerId,
            @QueryParam("team") @Parameter(description = "Only milestones that this team answers for.") @Nullable
                    String team,
            @QueryParam("tag") @Parameter(description = "Only milestones with this tag.") @Nullable String tag,
            @QueryParam("overdue")
                    @Parameter(
                            description = "Only what is (or is not) overdue.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String overdue,
            @QueryParam("blocked")
                    @Parameter(
                            description = "Only what is (or is not) blocked by a gate.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String blocked,
            @QueryParam("atRisk")
                    @Parameter(
                            description = "Only what is (or is not) at risk.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String atRisk,
            @QueryParam("critical")
                    @Parameter(
                            description = "Only what is (or is not) critical.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String critical,
            @QueryParam("limit") @Parameter(description = "Milestones of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable
                    String cursor) {
        Period period = Period.of(from, to, MOST_YEARS);
        MilestoneFilter filter = new MilestoneFilter(
                Choice.id("contractId", contractId),
                Choice.values("status", MilestoneStatus.class, status),
                Choice.values("type", MilestoneType.class, type),
                Choice.id("ownerId", ownerId),
                team,
                null,
                tag,
                period.from(),
                period.to(),
                Choice.flag("overdue", overdue),
                Choice.flag("blocked", blocked),
                Choice.flag("atRisk", atRisk),
                Choice.flag("critical", critical),
                null,
                Map.of(),
                null);
        return read.get(filter, limit, cursor);
    }
}
