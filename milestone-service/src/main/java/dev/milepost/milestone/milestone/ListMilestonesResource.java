package dev.milepost.milestone.milestone;

import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.ParametersBeginning;
import dev.milepost.kit.tenant.Roles;
import dev.milepost.milestone.customfield.FieldQuery;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Milestones in lists over HTTP. */
@Path("/milestones")
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
public class ListMilestonesResource {
    private final ListMilestones list;

    @Inject
    ListMilestonesResource(ListMilestones list) {
        this.list = list;
    }

    @GET
    @Operation(
            operationId = "listMilestones",
            summary = "List milestones, filtered and sorted",
            description =
                    "Custom fields are filtered by `customField.<key>=<value>`, which may be repeated for one of several, and numbers and dates by `customField.<key>.from` and `customField.<key>.to`. A list sorted by `customField.<key>` holds the milestones that have a value in it.")
    @APIResponseSchema(value = MilestonePage.class, responseDescription = Paging.PAGE)
    @ParametersBeginning(FieldQuery.PREFIX)
    public Response list(
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
            @QueryParam("watcherId")
                    @Parameter(
                            description = "Only milestones that this person watches.",
                            schema = @Schema(format = "uuid"))
                    @Nullable
                    String watcherId,
            @QueryParam("tag") @Parameter(description = "Only milestones with this tag.") @Nullable String tag,
            @QueryParam("dueFrom")
                    @Parameter(description = "Due on this day or later.", schema = @Schema(format = "date"))
                    @Nullable
                    String dueFrom,
            @QueryParam("dueTo")
                    @Parameter(description = "Due on this day or earlier.", schema = @Schema(format = "date"))
                    @Nullable
                    String dueTo,
            @QueryParam("overdue")
                    @Parameter(
                            description =
                                    "Only what is (or is not) open and past its due date in its contract's time zone.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String overdue,
            @QueryParam("blocked")
                    @Parameter(
                            description = "Only what is (or is not) open and behind a gate that is not passed.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String blocked,
            @QueryParam("atRisk")
                    @Parameter(
                            description =
                                    "Only what is (or is not) open, due within 7 days (or what MILEPOST_AT_RISK_DAYS says) and not overdue, and not started, sent back or blocked.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String atRisk,
            @QueryParam("critical")
                    @Parameter(
                            description =
                                    "Only what is (or is not) open, in a contract with dependencies, and without float.",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @Nullable
                    String critical,
            @QueryParam("text") @Parameter(description = "Words that begin a word of title or description.") @Nullable
                    String text,
            @QueryParam("sort")
                    @Parameter(
                            description =
                                    "The order: dueDate, createdAt or customField.<key>; a minus before it turns it round. dueDate when absent.",
                            example = "-dueDate")
                    @Nullable
                    String sort,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        MilestoneFilter filter = new MilestoneFilter(
                Choice.id("contractId", contractId),
                Choice.values("status", MilestoneStatus.class, status),
                Choice.values("type", MilestoneType.class, type),
                Choice.id("ownerId", ownerId),
                team,
                Choice.id("watcherId", watcherId),
                tag,
                Choice.day("dueFrom", dueFrom),
                Choice.day("dueTo", dueTo),
                Choice.flag("overdue", overdue),
                Choice.flag("blocked", blocked),
                Choice.flag("atRisk", atRisk),
                Choice.flag("critical", critical),
                text,
                FieldQuery.parameters(uri),
                sort);
        return Paging.answer(list.list(filter, limit, cursor), uri);
    }
}
