package dev.milepost.milestone.changes;

import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The changes of a tenant over HTTP. */
@Path("/changes")
@Tag(name = "changes")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {
    private final ReadChanges read;

    @Inject
    ChangesResource(ReadChanges read) {
        this.read = read;
    }

    @GET
    @RolesAllowed({Roles.MANAGER, Roles.ADMIN, Roles.INTEGRATION})
    @Operation(
            operationId = "listChanges",
            summary = "Read every change of the tenant in order, deletions included",
            description =
                    "For systems that keep a copy. Begin with `start=NOW`, keep the cursor, read the lists you need,"
                            + " then follow from that cursor: nothing is missed, and what is told twice has a version to"
                            + " recognise it by. Events about one contract are in the order of their sequence; a change shows once"
                            + " it is published, usually within milliseconds. Not for users of a counterparty.")
    public ChangePage list(
            @QueryParam("cursor") @Parameter(description = "`nextCursor` of the answer before.") @Nullable
                    String cursor,
            @QueryParam("start")
                    @Parameter(
                            description = "Where to begin without a cursor; BEGINNING when absent.",
                            schema = @Schema(implementation = ChangeStart.class))
                    @Nullable
                    String start,
            @QueryParam("limit") @Parameter(description = "Changes at once, 1 to 200; 50 when absent.") @Nullable
                    Integer limit) {
        List<ChangeStart> wanted =
                Choice.values("start", ChangeStart.class, start == null ? List.of() : List.of(start));
        return read.read(cursor, wanted.isEmpty() ? ChangeStart.BEGINNING : wanted.getFirst(), limit);
    }
}
