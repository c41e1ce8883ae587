package dev.milepost.analytics.forecast;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.Paging;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
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

/** Forecasts, and how good they were. */
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
@Tag(name = "Forecasts")
public class ForecastResource {
    private static final int USUAL_MONTHS = 6;
    private static final int MOST_MONTHS = 24;
    private static final int USUAL_CASH_MONTHS = 12;
    private static final int MOST_CASH_MONTHS = 60;

    private final FrameReader frames;
    private final ForecastMilestones milestones;
    private final ForecastCash cash;
    private final ForecastContract contracts;
    private final Calibrate calibrate;

    @Inject
    ForecastResource(
            FrameReader frames,
            ForecastMilestones milestones,
            ForecastCash cash,
            ForecastContract contracts,
            Calibrate calibrate) {
        this.frames = frames;
        this.milestones = milestones;
        this.cash = cash;
        this.contracts = contracts;
        this.calibrate = calibrate;
    }

    @GET
    @Path("/forecast")
    @Operation(
            operationId = "forecastMilestones",
            summary = "What is likely to become of open milestones",
            description = "Each open milestone with the probability that it is late and the day it is expected, from"
                    + " how late milestones that the caller may see were before: of the same counterparty and type, drawn"
                    + " toward all of the type and all there are where these are few. With fewer than 20 measured"
                    + " milestones it says `NOT_ENOUGH_HISTORY`. Against the current date unless said otherwise.")
    @APIResponse(
            responseCode = "200",
            description = "A page, in the order of the milestones' ids",
            headers =
                    @Header(
                            name = "Link",
                            description = "rel=next leads to the next page (RFC 8288)",
                            schema = @Schema(type = SchemaType.STRING)),
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MilestoneForecastPage.class)))
    public Response milestones(
            @BeanParam FrameParameters asked,
            @Parameter(description = "Milestones on a page.") @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = "`nextCursor` of the page before.") @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo uri) {
        var frame = frames.read(asked, Against.CURRENT, List.of(), Set.of("limit", "cursor"));
        boolean moment = uri.getQueryParameters().getFirst("asOf") != null;
        MilestoneForecastPage page = milestones.forecast(frame, moment, limit, cursor);
        return Paging.answer(page, page.nextCursor(), uri);
    }

    @GET
    @Path("/forecast/cash")
    @Operation(
            operationId = "forecastCash",
            summary = "What open milestones are likely to release by when",
            description =
                    "By currency and month what open milestones release by its end: as promised, as likely as not (p50),"
                            + " and in four of five cases (p80). From the same chances as the forecast of each milestone.")
    @APIResponse(responseCode = "200", description = "The forecast")
    public CashForecast cash(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description = "How many months, 1 to 60; 12 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "60"),
                            example = "12")
                    @QueryParam("months")
                    @Nullable
                    Integer months) {
        if (months != null && (months < 1 || months > MOST_CASH_MONTHS)) {
            throw Choice.wrong("months", "must be 1 to " + MOST_CASH_MONTHS);
        }
        return cash.forecast(
                frames.read(asked, Against.CURRENT, List.of(), Set.of("months")),
                months == null ? USUAL_CASH_MONTHS : months);
    }

    @GET
    @Path("/forecast/calibration")
    @Operation(
            operationId = "getForecastCalibration",
            summary = "How good forecasts were",
            description =
                    "The forecasts of the first of each of the last months, made again of what was known then, held"
                            + " against what became of the milestones: Brier score and reliability by tenths. Of `asOf` and"
                            + " `against` only; other filters are refused.")
    @APIResponse(responseCode = "200", description = "The calibration")
    public Calibration calibration(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description = "How many months, 1 to 24; 6 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "24"),
                            example = "6")
                    @QueryParam("months")
                    @Nullable
                    Integer months) {
        if (months != null && (months < 1 || months > MOST_MONTHS)) {
            throw Choice.wrong("months", "must be 1 to " + MOST_MONTHS);
        }
        var frame = frames.read(asked, Against.CURRENT, List.of(), Set.of("months"));
        frame.filters().keySet().stream().findFirst().ifPresent(key -> {
            throw Choice.wrong(key.name(), "is no filter here: chances are those of all milestones you may see");
        });
        if (frame.from() != null || frame.to() != null) {
            throw Choice.wrong(frame.from() != null ? "from" : "to", "is no filter here: take 'months'");
        }
        return calibrate.calibrate(frame.asOf(), frame.against(), months == null ? USUAL_MONTHS : months);
    }

    @GET
    @Path("/contracts/{contractId}/forecast")
    @Operation(
            operationId = "forecastContract",
            summary = "When a contract is likely to be done",
            description = "The last day on which an open milestone is met, as p50, p80 and p95 of a simulation with the"
                    + " chances of each: one that depends on another is not met before that one and the lag. The seed is"
                    + " fixed, so that the same facts give the same days.")
    @APIResponse(responseCode = "200", description = "The forecast")
    @APIResponse(responseCode = "400", ref = "InvalidFilter")
    public ContractForecast contract(
            @Parameter(description = "Id of the contract.", example = "0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61")
                    @PathParam("contractId")
                    UUID contractId) {
        return contracts.forecast(contractId);
    }
}
