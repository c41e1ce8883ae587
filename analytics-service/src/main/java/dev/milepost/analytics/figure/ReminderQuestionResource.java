package dev.milepost.analytics.figure;

import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.GroupedParameters;
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

/** Whether reminders help. */
@Path("/api/v1/analytics/reminders")
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
public class ReminderQuestionResource {
    private static final int USUAL_DAYS = 3;
    private static final int MOST_DAYS = 90;

    private final FrameReader frames;
    private final AskReminders reminders;

    @Inject
    ReminderQuestionResource(FrameReader frames, AskReminders reminders) {
        this.frames = frames;
        this.reminders = reminders;
    }

    @GET
    @Operation(
            operationId = "getReminderFigures",
            summary = "Whether reminders help",
            description =
                    "Reminders that were sent, failed, escalated and acknowledged, and how often the milestone was met within"
                            + " some days of one, in all and by rung. Behind it stand the milestones that somebody was"
                            + " reminded of.")
    @APIResponse(responseCode = "200", description = "The figures")
    public Answer<ReminderFigures> reminders(
            @BeanParam GroupedParameters asked,
            @Parameter(
                            description =
                                    "Within how many days of a reminder a milestone is to be met, 1 to 90; 3 when absent.",
                            schema = @Schema(implementation = Integer.class, minimum = "1", maximum = "90"),
                            example = "3")
                    @QueryParam("within")
                    @Nullable
                    Integer within) {
        if (within != null && (within < 1 || within > MOST_DAYS)) {
            throw Choice.wrong("within", "must be 1 to " + MOST_DAYS);
        }
        return reminders.ask(
                frames.read(
                        asked,
                        Against.CURRENT,
                        frames.groupBy(asked.groupBy(), List.of()),
                        Set.of("groupBy", "within")),
                within == null ? USUAL_DAYS : within);
    }
}
