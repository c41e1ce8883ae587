package dev.milepost.analytics.chart;

import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.figure.TrendOf;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Pictures of answers. */
@Path("/api/v1/analytics/charts")
@Produces(ChartResource.SVG)
@RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.MANAGER,
    Roles.APPROVER,
    Roles.FINANCE,
    Roles.ADMIN,
    Roles.INTEGRATION
})
@Tag(name = "Charts")
@APIResponse(
        responseCode = "200",
        description = "The chart",
        headers = @Header(name = "ETag", description = "Of what it shows", schema = @Schema(type = SchemaType.STRING)),
        content =
                @Content(
                        mediaType = ChartResource.SVG,
                        schema = @Schema(type = SchemaType.STRING),
                        example = ChartResource.EXAMPLE))
@APIResponse(
        responseCode = "304",
        description = "It is what you have",
        headers = @Header(name = "ETag", description = "Of what it shows", schema = @Schema(type = SchemaType.STRING)))
@APIResponse(responseCode = "406")
public class ChartResource {
    static final String SVG = "image/svg+xml";
    static final String EXAMPLE =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"450\" role=\"img\" aria-labelledby=\"title desc\">…</svg>";

    private final DrawChart draw;

    @Inject
    ChartResource(DrawChart draw) {
        this.draw = draw;
    }

    @GET
    @Path("/trends")
    @Operation(
            operationId = "drawTrend",
            summary = "A figure over time",
            description = "The values of `trends`, their moving average, and a change that is more than chance.")
    public Response trends(
            @BeanParam FrameParameters asked,
            @Parameter(description = "`month` (the usual), `week` or `quarter`.") @QueryParam("groupBy")
                    List<String> groupBy,
            @Parameter(
                            description = "As of `trends`.",
                            schema = @Schema(implementation = TrendOf.class),
                            example = "ON_TIME_RATE")
                    @QueryParam("figure")
                    @Nullable
                    String figure,
            @Parameter(
                            description = "Points of the moving average.",
                            schema = @Schema(implementation = Integer.class, minimum = "2", maximum = "52"),
                            example = "3")
                    @QueryParam("window")
                    @Nullable
                    String window,
            @BeanParam LookParameters look,
            @Context Request request) {
        return of(Question.TRENDS, asked, look, request);
    }

    @GET
    @Path("/delay")
    @Operation(
            operationId = "drawDelay",
            summary = "How early or late milestones are met",
            description = "The histogram of `delay`, with median and 90th percentile. No `groupBy`.")
    public Response delay(@BeanParam FrameParameters asked, @BeanParam LookParameters look, @Context Request request) {
        return of(Question.DELAY, asked, look, request);
    }

    @GET
    @Path("/bottlenecks")
    @Operation(
            operationId = "drawBottlenecks",
            summary = "Who stands for the delay",
            description =
                    "The Pareto chart of `bottlenecks`: the 20 largest groups and the others together. Those that are later"
                            + " than the others by more than chance stand out.")
    public Response bottlenecks(
            @BeanParam FrameParameters asked,
            @Parameter(description = "As of `bottlenecks`; `counterparty` when absent.", example = "team")
                    @QueryParam("groupBy")
                    List<String> groupBy,
            @BeanParam LookParameters look,
            @Context Request request) {
        return of(Question.BOTTLENECKS, asked, look, request);
    }

    @GET
    @Path("/completion")
    @Operation(
            operationId = "drawBurnUp",
            summary = "Work done and work promised over time",
            description =
                    "A burn-up: what is met and what was promised, added up by day, against all there is to do. Waived and"
                            + " cancelled milestones do not count. No `groupBy`; `today` is that of UTC.")
    public Response completion(
            @BeanParam FrameParameters asked, @BeanParam LookParameters look, @Context Request request) {
        return of(Question.COMPLETION, asked, look, request);
    }

    @GET
    @Path("/money")
    @Operation(
            operationId = "drawCashFlow",
            summary = "Money by month",
            description =
                    "Payments by the month they are due in: paid, to come and overdue. One currency: with several, `currency`"
                            + " names the one wanted. No `groupBy`.")
    public Response money(@BeanParam FrameParameters asked, @BeanParam LookParameters look, @Context Request request) {
        return of(Question.MONEY, asked, look, request);
    }

    @GET
    @Path("/cash")
    @Operation(
            operationId = "drawCashForecast",
            summary = "What open milestones are likely to release",
            description =
                    "`forecast/cash` as lines over the months: as promised, as likely as not (p50), and in four of five cases"
                            + " (p80), each added up. One currency: with several, `currency` names the one wanted. No `groupBy`.")
    public Response cash(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description = "How many months, 1 to 60; 12 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "60"),
                            example = "12")
                    @QueryParam("months")
                    @Nullable
                    String months,
            @BeanParam LookParameters look,
            @Context Request request) {
        return of(Question.CASH, asked, look, request);
    }

    @GET
    @Path("/contracts/{contractId}")
    @Operation(
            operationId = "drawSchedule",
            summary = "The milestones of a contract along time",
            description =
                    "A Gantt chart as of any moment: current dates, what was done, baselines, dependencies, and what is"
                            + " critical. The first 200 milestones by date. Nothing while the contract is in DRAFT.")
    public Response schedule(
            @Parameter(description = "Id of the contract.", example = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61")
                    @PathParam("contractId")
                    UUID contractId,
            @Parameter(
                            description = "The moment of the chart; now when absent.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
                            example = "2027-03-01T08:00:00Z")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @BeanParam LookParameters look,
            @Context UriInfo uri,
            @Context Request request) {
        Map<String, List<String>> given = DrawChart.withoutLook(uri.getQueryParameters());
        given.keySet().stream().filter(name -> !name.equals("asOf")).findFirst().ifPresent(name -> {
            throw Choice.wrong(name, "is not a parameter here: take asOf or one of the looks");
        });
        return Picture.answer(draw.of(contractId, given, Look.of(look)), request);
    }

    private Response of(Question question, FrameParameters asked, LookParameters look, Request request) {
        return Picture.answer(draw.of(question, DrawChart.withoutLook(asked.given()), Look.of(look)), request);
    }
}
