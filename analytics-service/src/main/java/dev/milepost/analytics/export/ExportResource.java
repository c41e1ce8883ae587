package dev.milepost.analytics.export;

import dev.milepost.analytics.figure.TrendOf;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.Which;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Files to download. */
@Path("/api/v1/analytics/exports")
@Produces({TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE})
@RolesAllowed({
    Roles.VIEWER,
    Roles.CONTRIBUTOR,
    Roles.MANAGER,
    Roles.APPROVER,
    Roles.FINANCE,
    Roles.ADMIN,
    Roles.INTEGRATION
})
@Tag(name = "Exports")
@APIResponse(responseCode = "406")
public class ExportResource {
    private static final Logger LOG = Logger.getLogger(ExportResource.class);
    private static final String FORMAT =
            "`CSV` or `XLSX`, for links that cannot say `Accept`; it goes before `Accept`, and CSV is the usual one.";
    private static final String MILESTONES = """
            id,externalIds,title,type,status,priority,contractId,contractReference,contractTitle,ownerId,ownerName,team,…
            0198f3a2-7c1e-7d3a-9b52-5f1d0c2e4a61,crm:4711,Foundations accepted,DELIVERABLE,MET,HIGH,…""";
    private static final String FIGURES = """
            team,milestones,met,open,overdue,missed,waived,cancelled,completionRate,measured,onTime,onTimeRate,asOf
            legal,24,10,12,2,1,0,1,0.4348,10,7,0.7,2027-03-01T08:00:00Z""";

    private final Exports exports;

    @Inject
    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Path("/milestones")
    @Operation(
            operationId = "exportMilestones",
            summary = "The milestones behind a figure as a file",
            description =
                    "All that `drillDown` of an answer leads to, however many, as they were at `asOf`, in the order of their"
                            + " ids: the parameters of `drillDown` are those of this export. It is written while it is read. In"
                            + " CSV a text that a spreadsheet would run as a formula has an apostrophe before it; in XLSX what does"
                            + " not fit on a sheet of 1,048,576 rows goes on on the next. A file that broke off ends without the"
                            + " end of its transfer (chunked encoding): do not use it.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(
                        mediaType = TableFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "milestones", value = MILESTONES)),
                @Content(
                        mediaType = TableFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "PK")
            })
    public Response milestones(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description =
                                    "`ALL` when absent; with `WITH_PAYMENT` the period is that of the payment's due date.",
                            schema = @Schema(implementation = Which.class),
                            example = "MEASURED")
                    @QueryParam("which")
                    @Nullable
                    String which,
            @Parameter(description = FORMAT, schema = @Schema(implementation = TableFormat.class), example = "XLSX")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers,
            @Context HttpServerResponse response) {
        return answer(Exports.MILESTONES, asked, format(format, headers), response);
    }

    @GET
    @Path("/{question}")
    @Operation(
            operationId = "exportAnswer",
            summary = "The answer to a question as a file",
            description =
                    "One row a group. Takes the parameters of the question besides those named here. What is nested is named"
                            + " with points (`delayDays.median`); lists in an answer (`value`, `histogram`,"
                            + " `slipHistogram`, `reasons`, `states`, `changePoint`, `weeks`, `rungs`) are sheets of their own in"
                            + " XLSX, and in CSV the `part` asked for. Where an answer has more than 2000"
                            + " groups it is refused, and so is its file; that of `workload` has all groups, however many of two"
                            + " dimensions, and 50,000 of one, of `tag` first, or where small teams are kept back.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(
                        mediaType = TableFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "completion", value = FIGURES)),
                @Content(
                        mediaType = TableFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "PK")
            })
    public Response answer(
            @Parameter(
                            description =
                                    "`completion`, `delay`, `flow`, `bottlenecks`, `trends`, `money`, `workload`, `compliance`,"
                                            + " `waiting`, `penalties`, `ahead`, `reminders`, `cash` (as `forecast/cash`)"
                                            + " or `forecast` (a row a milestone).",
                            example = "completion")
                    @PathParam("question")
                    String question,
            @BeanParam FrameParameters asked,
            @Parameter(description = "As of the question.", example = "team") @QueryParam("groupBy")
                    List<String> groupBy,
            @Parameter(
                            description = "Of `trends`: what it is of.",
                            schema = @Schema(implementation = TrendOf.class),
                            example = "ON_TIME_RATE")
                    @QueryParam("figure")
                    @Nullable
                    String figure,
            @Parameter(
                            description = "Of `trends`: points of the moving average.",
                            schema = @Schema(implementation = Integer.class, minimum = "2", maximum = "52"),
                            example = "3")
                    @QueryParam("window")
                    @Nullable
                    String window,
            @Parameter(
                            description = "Of `ahead`: how many weeks.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "52"),
                            example = "8")
                    @QueryParam("weeks")
                    @Nullable
                    String weeks,
            @Parameter(
                            description = "Of `reminders`: within how many days.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "90"),
                            example = "3")
                    @QueryParam("within")
                    @Nullable
                    String within,
            @Parameter(
                            description = "Of `cash`: how many months.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "60"),
                            example = "12")
                    @QueryParam("months")
                    @Nullable
                    String months,
            @Parameter(description = "Only this table of the answer.", example = "histogram")
                    @QueryParam("part")
                    @Nullable
                    String part,
            @Parameter(description = FORMAT, schema = @Schema(implementation = TableFormat.class), example = "XLSX")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers,
            @Context HttpServerResponse response) {
        return answer(question, asked, format(format, headers), response);
    }

    private static TableFormat format(@Nullable String format, HttpHeaders headers) {
        if (format != null) {
            return Choice.values("format", TableFormat.class, List.of(format)).getFirst();
        }
        for (MediaType type : headers.getAcceptableMediaTypes()) { // the most wanted first
            for (TableFormat one : TableFormat.values()) {
                if (type.isCompatible(MediaType.valueOf(one.contentType()))) {
                    return one;
                }
            }
        }
        return TableFormat.CSV;
    }

    private Response answer(String name, FrameParameters asked, TableFormat format, HttpServerResponse response) {
        Map<String, List<String>> given = new HashMap<>(asked.given());
        given.remove("format");
        Export export = exports.of(name, given, format);
        StreamingOutput file = out -> {
            try {
                export.writeTo(new WhileConnected(out, response));
            } catch (WhileConnected.HungUp e) {
                LOG.debugf("%s: %s", export.name(), e.getMessage());
            }
        };
        return Response.ok(file)
                .type(export.format().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
