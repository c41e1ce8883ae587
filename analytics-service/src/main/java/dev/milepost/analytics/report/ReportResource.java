package dev.milepost.analytics.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.milepost.analytics.export.TableFormat;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.ExpectedVersion;
import dev.milepost.kit.http.MergePatch;
import dev.milepost.kit.http.Paging;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saved reports over HTTP. */
@Path("/api/v1/analytics/reports")
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
@Tag(name = "Reports")
public class ReportResource {
    private final ReadReports read;
    private final KeepReport keep;

    @Inject
    ReportResource(ReadReports read, KeepReport keep) {
        this.read = read;
        this.keep = keep;
    }

    @GET
    @Operation(
            operationId = "listReports",
            summary = "List your reports in the order of their names",
            description =
                    "The tenant's administrators see those of everybody. Those that you get by mail: `received=true`.")
    @APIResponseSchema(value = ReportPage.class, responseDescription = Paging.PAGE)
    public Response list(
            @QueryParam("received")
                    @Parameter(
                            description = "`true`: those that name you as a recipient instead, whosever they are.",
                            schema = @Schema(type = SchemaType.BOOLEAN),
                            example = "true")
                    @Nullable
                    String received,
            @QueryParam("limit") @Parameter(description = "Items of a page, 1 to 200; 50 when absent.") @Nullable
                    Integer limit,
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the page before.") @Nullable String cursor,
            @Context UriInfo uri) {
        return Paging.answer(read.list(Boolean.TRUE.equals(Choice.flag("received", received)), limit, cursor), uri);
    }

    @GET
    @Path("/{reportId}")
    @Operation(
            operationId = "getReport",
            summary = "Read a report",
            description = "One of yours, or that you get by mail; the tenant's administrators read those of everybody.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response get(@PathParam("reportId") @Parameter(description = "Id of the report.") UUID id) {
        return withTag(read.get(id));
    }

    @POST
    @WriteOperation(inTwoTransactions = true) // the question is asked in others
    @Operation(
            operationId = "createReport",
            summary = "Save a report",
            description =
                    "Its question is asked once, and what cannot be answered is refused. It runs for you, with the roles of"
                            + " your token as they are now; save it again when they change. At most 100. Recipients get the"
                            + " files of each run by mail, and may read them here: they see what you may see.")
    @APIResponse(
            responseCode = "201",
            description = "The report as saved",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response create(@NotNull @Valid ReportRequest request, @Context UriInfo uri) {
        ReportView report = keep.create(request);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(report.id().toString())
                        .build())
                .entity(report)
                .tag(ExpectedVersion.tag(report.version()))
                .build();
    }

    @PATCH
    @Path("/{reportId}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @WriteOperation(inTwoTransactions = true) // the question is asked in others
    @Operation(
            operationId = "patchReport",
            summary = "Change a report by JSON Merge Patch",
            description =
                    "`parameters` merge by name, `null` takes one away; `recipients` are replaced. Only its owner may. Who"
                            + " has lost rights that they had when they saved it loses its runs with their files, and what"
                            + " has not gone out to its recipients yet does not.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ReportRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "The report as changed",
            headers = @Header(name = "ETag", description = "Its version", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ReportView.class)))
    public Response patch(
            @PathParam("reportId") @Parameter(description = "Id of the report.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to change.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch,
            @NotNull JsonNode patch) {
        return withTag(keep.change(id, ExpectedVersion.required(ifMatch), patch));
    }

    @DELETE
    @Path("/{reportId}")
    @WriteOperation
    @Operation(
            operationId = "deleteReport",
            summary = "Delete a report with its runs and files",
            description =
                    "Its owner may, and the tenant's administrators. What has not gone out to its recipients yet does not.")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(
            @PathParam("reportId") @Parameter(description = "Id of the report.") UUID id,
            @HeaderParam("If-Match")
                    @Parameter(
                            description = "The ETag of the version you mean to delete.",
                            required = true,
                            example = "\"1\"")
                    @Nullable
                    String ifMatch) {
        keep.delete(id, ExpectedVersion.required(ifMatch));
        return Response.noContent().build();
    }

    @POST
    @Path("/{reportId}/run")
    @WriteOperation
    @Operation(
            operationId = "runReport",
            summary = "Run a report now",
            description = "Besides its schedule. It is done within moments; its runs say when.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = ReportRun.class)))
    public Response run(@PathParam("reportId") @Parameter(description = "Id of the report.") UUID id) {
        return Response.accepted(read.run(id)).build();
    }

    @GET
    @Path("/{reportId}/runs")
    @Operation(
            operationId = "listReportRuns",
            summary = "The runs of a report",
            description =
                    "The last 30, the newest first; older ones are removed. Its owner and its recipients see them, and the"
                            + " tenant's administrators.")
    @APIResponse(
            responseCode = "200",
            description = "The runs",
            content = @Content(schema = @Schema(implementation = ReportRuns.class)))
    public ReportRuns runs(@PathParam("reportId") @Parameter(description = "Id of the report.") UUID id) {
        return read.runs(id);
    }

    @GET
    @Path("/{reportId}/runs/{runId}/files/{format}")
    @Produces({TableFormat.CSV_TYPE, TableFormat.XLSX_TYPE, "image/svg+xml"})
    @Operation(
            operationId = "getReportFile",
            summary = "A file of a run",
            description = "Only for the owner of the report and its recipients: it holds what the owner may see.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(
                        mediaType = TableFormat.CSV_TYPE,
                        schema = @Schema(type = SchemaType.STRING),
                        example = "team,milestones,met"),
                @Content(
                        mediaType = TableFormat.XLSX_TYPE,
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        example = "PK"),
                @Content(
                        mediaType = "image/svg+xml",
                        schema = @Schema(type = SchemaType.STRING),
                        example = "<svg xmlns=\"http://www.w3.org/2000/svg\">…</svg>")
            })
    @APIResponse(responseCode = "406")
    public Response file(
            @PathParam("reportId") @Parameter(description = "Id of the report.") UUID id,
            @PathParam("runId") @Parameter(description = "Id of the run.") UUID run,
            @PathParam("format")
                    @Parameter(
                            description = "One of the report's formats.",
                            schema = @Schema(implementation = ReportFormat.class),
                            example = "XLSX")
                    String format) {
        RunStore.File file = read.file(id, run, format);
        return Response.ok(file.content())
                .type(file.format().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Response withTag(ReportView report) {
        return Response.ok(report).tag(ExpectedVersion.tag(report.version())).build();
    }
}
