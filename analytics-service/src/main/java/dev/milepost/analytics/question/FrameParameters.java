package dev.milepost.analytics.question;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that all questions have in common, as they come. */
public class FrameParameters {
    @Parameter(
            description = "The moment of the answer; now when absent. Any moment from the first event on.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"),
            example = "2027-03-01T08:00:00Z")
    @QueryParam("asOf")
    @Nullable
    String asOf;

    @Parameter(
            description = "Which date is the promised one: `BASELINE` (agreed; the due date where there is none) or"
                    + " `CURRENT` (the due date as it is).",
            schema = @Schema(implementation = Against.class),
            example = "BASELINE")
    @QueryParam("against")
    @Nullable
    String against;

    @Parameter(
            description = "First promised day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2027-01-01")
    @QueryParam("from")
    @Nullable
    String from;

    @Parameter(
            description = "Last promised day.",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2027-03-31")
    @QueryParam("to")
    @Nullable
    String to;

    @Parameter(description = "Contract id, or `none`; more than one: any of them.")
    @QueryParam("contract")
    List<String> contract = List.of();

    @Parameter(description = "Id of the party that owes the milestone, or `none`; more than one: any of them.")
    @QueryParam("counterparty")
    List<String> counterparty = List.of();

    @Parameter(
            description =
                    "Id of the person who answers for it, or `none`; more than one: any of them. Others than oneself only for the"
                            + " tenant's managers and administrators, else 403.")
    @QueryParam("owner")
    List<String> owner = List.of();

    @Parameter(description = "Team, or `none` (`'none'` for a team of that name); more than one: any of them.")
    @QueryParam("team")
    List<String> team = List.of();

    @Parameter(description = "Type of milestone as in `MilestoneType`, or `none`; more than one: any of them.")
    @QueryParam("type")
    List<String> type = List.of();

    @Parameter(description = "Priority as in `Priority`, or `none`; more than one: any of them.")
    @QueryParam("priority")
    List<String> priority = List.of();

    @Parameter(description = "Tag, or `none` (`'none'` for a tag of that name); more than one: any of them.")
    @QueryParam("tag")
    List<String> tag = List.of();

    @Parameter(description = "Currency (ISO 4217), or `none`; more than one: any of them.")
    @QueryParam("currency")
    List<String> currency = List.of();

    @Parameter(description = "Month of the promised date, or `none`; more than one: any of them. Like `2027-02`.")
    @QueryParam("month")
    List<String> month = List.of();

    @Parameter(description = "ISO week of the promised date, or `none`; more than one: any of them. Like `2027-W08`.")
    @QueryParam("week")
    List<String> week = List.of();

    @Parameter(description = "Quarter of the promised date, or `none`; more than one: any of them. Like `2027-Q1`.")
    @QueryParam("quarter")
    List<String> quarter = List.of();

    @Parameter(
            description =
                    "Side whose decision a submission waited for: the id of a party, or `own` for the tenant's own people; more"
                            + " than one: any of them.",
            example = "own")
    @QueryParam("side")
    List<String> side = List.of();

    @Parameter(
            description =
                    "Place whose decision a submission waited for: `person:<id>`, `party:<id>:<role>` or `role:<role>`; more than"
                            + " one: any of them. Other persons than oneself only for the tenant's managers and administrators,"
                            + " else 403.",
            example = "role:approver")
    @QueryParam("decider")
    List<String> decider = List.of();

    @Parameter(
            description =
                    "Custom field and its value, or `none` for no value (`'none'` for that very value); more than one of a field: any of"
                            + " them. Like `colour:red`.")
    @QueryParam("field")
    List<String> field = List.of();

    @Context
    @Nullable
    UriInfo uri;

    private Map<String, List<String>> given = Map.of();

    /** What {@code given} asks for where no request is: an export or a chart has parameters besides, a report has stored ones. */
    public static FrameParameters of(Map<String, List<String>> given) {
        return filled(new FrameParameters(), given);
    }

    static <P extends FrameParameters> P filled(P parameters, Map<String, List<String>> given) {
        FrameParameters asked = parameters; // a private field is not one of P
        asked.given = given;
        asked.asOf = first(given, "asOf");
        asked.against = first(given, "against");
        asked.from = first(given, "from");
        asked.to = first(given, "to");
        asked.contract = all(given, Dimension.CONTRACT);
        asked.counterparty = all(given, Dimension.COUNTERPARTY);
        asked.owner = all(given, Dimension.OWNER);
        asked.team = all(given, Dimension.TEAM);
        asked.type = all(given, Dimension.TYPE);
        asked.priority = all(given, Dimension.PRIORITY);
        asked.tag = all(given, Dimension.TAG);
        asked.currency = all(given, Dimension.CURRENCY);
        asked.month = all(given, Dimension.MONTH);
        asked.week = all(given, Dimension.WEEK);
        asked.quarter = all(given, Dimension.QUARTER);
        asked.side = all(given, Dimension.SIDE);
        asked.decider = all(given, Dimension.DECIDER);
        asked.field = all(given, Dimension.FIELD);
        return parameters;
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static List<String> all(Map<String, List<String>> given, Dimension dimension) {
        return given.getOrDefault(dimension.parameter(), List.of());
    }

    /** All that was asked for, by name; parameters that nobody knows as well. */
    public Map<String, List<String>> given() {
        return uri == null ? given : uri.getQueryParameters();
    }

    /** What was asked for, by name. */
    List<String> of(Dimension dimension) {
        return switch (dimension) {
            case CONTRACT -> contract;
            case COUNTERPARTY -> counterparty;
            case OWNER -> owner;
            case TEAM -> team;
            case TYPE -> type;
            case PRIORITY -> priority;
            case TAG -> tag;
            case CURRENCY -> currency;
            case MONTH -> month;
            case WEEK -> week;
            case QUARTER -> quarter;
            case SIDE -> side;
            case DECIDER -> decider;
            case FIELD -> field;
        };
    }
}
