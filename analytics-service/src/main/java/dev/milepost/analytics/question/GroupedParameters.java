package dev.milepost.analytics.question;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters of a question that any dimensions may group. */
public class GroupedParameters extends FrameParameters {
    @Parameter(
            description =
                    "One or two dimensions: contract, counterparty, owner, team, type, priority, tag, currency,"
                            + " month, week, quarter, field:<key>; two as `team,month`."
                            + " `owner` names single persons: it is for the tenant's managers and administrators, to others 403.")
    @QueryParam("groupBy")
    List<String> groupBy = List.of();

    /** What {@code given} asks for where no request is. */
    public static GroupedParameters of(Map<String, List<String>> given) {
        GroupedParameters asked = FrameParameters.filled(new GroupedParameters(), given);
        asked.groupBy = given.getOrDefault("groupBy", List.of());
        return asked;
    }

    /** The dimensions as they come; none for the usual ones of the question. */
    public List<String> groupBy() {
        return groupBy;
    }
}
