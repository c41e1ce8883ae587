package dev.milepost.milestone.ocds;

import dev.milepost.kit.http.BodyLimit;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.http.WriteOperation;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Imports over HTTP. */
@Path("/imports")
@Tag(name = "imports")
@Produces(MediaType.APPLICATION_JSON)
public class OcdsResource {
    private static final long LARGEST_FILE = 50 << 20;

    private static final String EXAMPLE = """
            {"version": "1.1", "releases": [{
              "ocid": "ocds-x1y2z3-0001", "id": "r-3", "date": "2027-03-01T09:00:00+01:00", "tag": ["implementation"],
              "contracts": [{"id": "C-14", "title": "Primary school, new building", "status": "active",
                "implementation": {"milestones": [{"id": "M-1", "title": "Shell complete", "type": "delivery",
                  "dueDate": "2027-06-30T00:00:00+02:00", "status": "scheduled"}]}}]}]}""";

    private final ImportOcds imports;

    @Inject
    OcdsResource(ImportOcds imports) {
        this.imports = imports;
    }

    @POST
    @Path("/ocds")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @BodyLimit(LARGEST_FILE)
    @WriteOperation(inTwoTransactions = true)
    @Operation(
            operationId = "importOcds",
            summary = "Import contracts, milestones and payments from an OCDS file",
            description =
                    "Takes a release package, a record package or a single release of OCDS 1.0 to 1.2, up to 50 MiB. What is wrong is refused item by item; the rest goes in. The same file twice changes nothing, and the order of files does not matter: the newest release that has a field wins. docs/ocds.md says how OCDS maps to contracts and milestones.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "release-package", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "What became of each item",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @APIResponse(responseCode = "422", ref = "UnprocessableFile")
    public Response importOcds(
            byte[] file,
            @QueryParam("dryRun")
                    @Parameter(
                            description = "true: say what an import would do, and do nothing.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @Nullable
                    String dryRun) {
        return Response.ok(imports.run(file, Boolean.TRUE.equals(Choice.flag("dryRun", dryRun))))
                .build();
    }
}
