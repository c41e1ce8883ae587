package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.GroupedParameters;
import dev.milepost.analytics.question.Key;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.tenant.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The questions about open and coming work. */
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
@APIResponse(responseCode = "200", description = "The figures")
public class WorkResource {
    private static final int USUAL_WEEKS = 8;
    private static final int MOST_WEEKS = 52;

    private final FrameReader frames;
    private final AskWorkload workload;
    private final AskAhead ahead;

    @Inject
    WorkResource(FrameReader frames, AskWorkload workload, AskAhead ahead) {
        this.frames = frames;
        this.workload = workload;
        this.ahead = ahead;
    }

    @GET
    @Path("/workload")
    @Operation(
            operationId = "getWorkload",
            summary = "What is open and when it is due",
            description =
                    "Open and coming work. Grouped by `owner` (`team` for those who may not see single persons) and `week`, and"
                            + " against the current date, unless said otherwise. An answer has at most 2000 groups, and more are a"
                            + " 400: its file (`exports/workload`) has all of them.")
    public Answer<WorkloadFigures> workload(@BeanParam GroupedParameters asked) {
        return workload.ask(frame(asked));
    }

    /** The same for files, in parts. */
    Iterable<Answer<WorkloadFigures>> workloadInParts(GroupedParameters asked) {
        return workload.inParts(frame(asked));
    }

    private Frame frame(GroupedParameters asked) {
        return frames.read(
                asked,
                Against.CURRENT,
                frames.groupBy(asked.groupBy(), List.of(frames.workers(), new Key(Dimension.WEEK, null))),
                Set.of("groupBy"));
    }

    @GET
    @Path("/ahead")
    @Operation(
            operationId = "getWorkAhead",
            summary = "What is to be done in the weeks to come",
            description =
                    "Open work by who does it: what is overdue, what is due in this week and in each of those after it, later, and"
                            + " without a date, each with its list. Grouped by `owner` (`team` for those who may not see single"
                            + " persons), and against the current date, unless said otherwise. `week` is no filter of it: 400.")
    public Answer<AheadFigures> ahead(
            @BeanParam FrameParameters asked,
            @Parameter(
                            description =
                                    "One of contract, counterparty, owner, team, type, priority, tag, currency, field:<key>."
                                            + " `owner` names single persons: it is for the tenant's managers and administrators,"
                                            + " to others 403.",
                            example = "team")
                    @QueryParam("groupBy")
                    List<String> groupBy,
            @Parameter(
                            description = "How many weeks, this one included, 1 to 52; 8 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "52"),
                            example = "8")
                    @QueryParam("weeks")
                    @Nullable
                    Integer weeks) {
        if (weeks != null && (weeks < 1 || weeks > MOST_WEEKS)) {
            throw Choice.wrong("weeks", "must be 1 to " + MOST_WEEKS);
        }
        return ahead.ask(
                frames.read(
                        asked,
                        Against.CURRENT,
                        frames.groupBy(groupBy, List.of(frames.workers())),
                        Set.of("groupBy", "weeks")),
                weeks == null ? USUAL_WEEKS : weeks);
    }
}
