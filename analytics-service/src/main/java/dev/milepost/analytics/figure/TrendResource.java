package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Which;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures over time, and the milestones behind figures. */
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
@Tag(name = "Questions")
public class TrendResource {
    private static final int USUAL_WINDOW = 3;
    private static final int LONGEST_WINDOW = 52;

    private final FrameReader frames;
    private final AskTrend trend;
    private final ListBehind behind;

    @Inject
    TrendResource(FrameReader frames, AskTrend trend, ListBehind behind) {
        this.frames = frames;
        this.trend = trend;
        this.behind = behind;
    }

    @GET
    @Path("/trends")
    @Operation(
            operationId = "getTrend",
            summary = "A figure over time",
            description =
                    "One figure by periods of the promised date, with its moving average and the point where it changed"
                            + " most, tested against chance.")
    @APIResponse(responseCode = "200", description = "The trend")
    public Trend trend(
            @BeanParam FrameParameters asked,
            @Parameter(description = "`month` (the usual), `week` or `quarter`.") @QueryParam("groupBy")
                    List<String> groupBy,
            @Parameter(
                            description =
                                    "Shares: `ON_TIME_RATE` (the usual), `COMPLETION_RATE`, `VALUE_COMPLETION_RATE` (of one"
                                            + " currency), `FIRST_TIME_RATE`. Days: `MEAN_DELAY`, `MEDIAN_DELAY`, `P75_DELAY`,"
                                            + " `P90_DELAY`, `P95_DELAY`, `MEAN_SLIP`, `MEAN_RESCHEDULE`. Hours:"
                                            + " `MEAN_DECISION_HOURS`, `MEDIAN_DECISION_HOURS`, `P90_DECISION_HOURS`. Numbers:"
                                            + " `MILESTONES`, `RESCHEDULES`, `MEAN_ROUNDS`.",
                            schema = @Schema(implementation = TrendOf.class),
                            example = "ON_TIME_RATE")
                    @QueryParam("figure")
                    @Nullable
                    String figure,
            @Parameter(
                            description = "Points of the moving average, 2 to 52; 3 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "2", maximum = "52"),
                            example = "3")
                    @QueryParam("window")
                    @Nullable
                    Integer window) {
        if (window != null && (window < 2 || window > LONGEST_WINDOW)) {
            throw Choice.wrong("window", "must be 2 to " + LONGEST_WINDOW);
        }
        return trend.ask(
                frames.read(
                        asked,
                        Against.BASELINE,
                        frames.groupBy(groupBy, List.of(new Key(Dimension.MONTH, null))),
                        Set.of("groupBy", "figure", "window")),
                figure == null
                        ? TrendOf.ON_TIME_RATE
                        : Choice.values("figure", TrendOf.class, List.of(figure))
                                .getFirst(),
                window == null ? USUAL_WINDOW : window);
    }

    @GET
    @Path("/milestones")
    @Operation(
            operationId = "listMilestonesBehind",
            summary = "The milestones behind a figure",
            description =
                    "What `drillDown` of an answer leads to: the milestones as they were at `asOf`, in the order of their"
                            + " ids. Without `asOf` each page is of its own moment.")
    @APIResponseSchema(value = MilestoneLinePage.class, responseDescription = Paging.PAGE)
    public Response behind(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description =
                                    "`ALL` when absent; with `WITH_PAYMENT` the period is that of the payment's due date.",
                            schema = @Schema(implementation = Which.class),
                            example = "MEASURED")
                    @QueryParam("which")
                    @Nullable
                    String which,
            @Parameter(description = "Milestones on a page.") @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = "`nextCursor` of the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        Which those = which == null
                ? Which.ALL
                : Choice.values("which", Which.class, List.of(which)).getFirst();
        var frame = frames.read(asked, Against.BASELINE, List.of(), Set.of("which", "limit", "cursor"));
        boolean moment = uri.getQueryParameters().getFirst("asOf") != null;
        MilestoneLinePage page = behind.list(frame, moment, those, limit, cursor);
        return Paging.answer(page, page.nextCursor(), uri);
    }
}
