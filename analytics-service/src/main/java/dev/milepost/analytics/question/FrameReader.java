package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Values;
import dev.milepost.events.MilestoneType;
import dev.milepost.events.Priority;
import dev.milepost.kit.http.Choice;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a frame of query parameters; what is wrong is refused and named, never ignored. */
@ApplicationScoped
public class FrameReader {
    /** The first moment that the database keeps, and a day for every time zone. */
    private static final Instant FIRST = Instant.parse("1000-01-02T00:00:00Z");

    /** Without a value it is the first page. */
    private static final String CURSOR = "cursor";

    private static final Set<String> COMMON = Set.of("asOf", "against", "from", "to");
    private static final Set<String> DIMENSIONS =
            Arrays.stream(Dimension.values()).map(Dimension::parameter).collect(Collectors.toUnmodifiableSet());
    private static final int MOST_GROUPINGS = 2;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST_VALUE = 1000;
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Map<Dimension, Pattern> FORMATS = Map.of(
            Dimension.CURRENCY, Pattern.compile("[A-Z]{3}"),
            Dimension.MONTH, Pattern.compile("\\d{4}-(0[1-9]|1[0-2])"),
            Dimension.WEEK, Pattern.compile("\\d{4}-W(0[1-9]|[1-4]\\d|5[0-3])"),
            Dimension.QUARTER, Pattern.compile("\\d{4}-Q[1-4]"),
            Dimension.SIDE, Pattern.compile("own|" + ID),
            Dimension.DECIDER, Pattern.compile("(person:" + ID + "|(party:" + ID + "|role):[a-z]{1,40})"));

    private final BusinessClock clock;
    private final SinglePeople people;

    @Inject
    FrameReader(BusinessClock clock, SinglePeople people) {
        this.clock = clock;
        this.people = people;
    }

    /**
     * The frame.
     *
     * @param usual what to measure against when the caller does not say
     * @param groupBy what to group by
     * @param own the parameters that the question has besides
     */
    public Frame read(FrameParameters asked, Against usual, List<Key> groupBy, Set<String> own) {
        refuseUnknown(asked, own);
        LocalDate from = Choice.day("from", asked.from);
        LocalDate to = Choice.day("to", asked.to);
        if (from != null && to != null && from.isAfter(to)) {
            throw Choice.wrong("from", "is after 'to': " + from + " is later than " + to);
        }
        Against against = asked.against == null
                ? usual
                : Choice.values("against", Against.class, List.of(asked.against))
                        .getFirst();
        Map<Key, List<@Nullable String>> filters = filters(asked);
        Set<@Nullable String> withheld = Set.of();
        if (!people.areShown()) {
            people.refuse(groupBy, filters);
            withheld = people.withheld(groupBy, filters);
        }
        return new Frame(asOf(asked.asOf), against, from, to, groupBy, filters, withheld);
    }

    /** Whom or what work is usually grouped by: the owner, or the team for those who may not see single persons. */
    public Key workers() {
        return new Key(people.areShown() ? Dimension.OWNER : Dimension.TEAM, null);
    }

    /** What {@code groupBy=} names; {@code usual} when it names nothing. */
    public List<Key> groupBy(List<String> asked, List<Key> usual) {
        List<Key> keys = groupByAny(asked, usual);
        for (Key key : keys) {
            if (key.dimension().isOfDecisions()) {
                throw Choice.wrong("groupBy", "'" + key.name() + "' groups the decisions of 'waiting' only");
            }
        }
        return keys;
    }

    /** The same, also by the decisions that submissions waited for. */
    public List<Key> groupByAny(List<String> asked, List<Key> usual) {
        List<String> names = asked.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
        if (names.isEmpty()) {
            return usual;
        }
        List<Key> keys = new ArrayList<>();
        for (String name : names) {
            Key key = Key.of(name);
            if (key == null) {
                throw Choice.wrong("groupBy", "'" + name + "' is no dimension: take " + known() + " or field:<key>");
            }
            if (keys.contains(key)) {
                throw Choice.wrong("groupBy", "'" + name + "' stands there twice");
            }
            keys.add(key);
        }
        if (keys.size() > MOST_GROUPINGS) {
            throw Choice.wrong("groupBy", "at most two dimensions at once");
        }
        return keys;
    }

    private static String known() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension != Dimension.FIELD && !dimension.isOfDecisions())
                .map(Dimension::parameter)
                .collect(Collectors.joining(", "));
    }

    private static void refuseUnknown(FrameParameters asked, Set<String> own) {
        for (String name : asked.given().keySet()) {
            if (!DIMENSIONS.contains(name) && !COMMON.contains(name) && !own.contains(name)) {
                throw Choice.wrong(
                        name,
                        "is not a parameter here: take "
                                + Stream.of(DIMENSIONS, COMMON, own)
                                        .flatMap(Set::stream)
                                        .sorted()
                                        .collect(Collectors.joining(", ")));
            }
        }
        asked.given().forEach((name, values) -> {
            if (values.stream().anyMatch(String::isBlank) && !name.equals(CURSOR)) { // else it would not bound anything
                throw Choice.wrong(
                        name,
                        DIMENSIONS.contains(name)
                                ? "has no value; 'none' asks for milestones that have none"
                                : "has no value: give it one, or leave it out");
            }
            if (values.size() > 1 && !DIMENSIONS.contains(name) && !name.equals("groupBy")) {
                throw Choice.wrong(name, "stands there " + values.size() + " times; it takes one value");
            }
        });
    }

    private Instant asOf(@Nullable String asked) {
        Instant now = clock.instant();
        if (asked == null) {
            return now;
        }
        try {
            Instant asOf = Instant.parse(asked);
            if (asOf.isAfter(now)) {
                throw Choice.wrong("asOf", "is in the future: what will be is not known, it is " + now);
            }
            if (asOf.isBefore(FIRST)) {
                throw Choice.wrong("asOf", "is before the year 1000: nothing is known of then");
            }
            return asOf;
        } catch (DateTimeParseException e) {
            throw Choice.wrong("asOf", "'" + asked + "' is not a moment such as 2027-03-01T08:00:00Z (ISO 8601)");
        }
    }

    private static Map<Key, List<@Nullable String>> filters(FrameParameters asked) {
        Map<Key, List<@Nullable String>> filters = new LinkedHashMap<>();
        for (Dimension dimension : Dimension.values()) {
            List<String> values = asked.of(dimension);
            if (values.size() > MOST_VALUES) {
                throw Choice.wrong(dimension.parameter(), "at most " + MOST_VALUES + " values");
            }
            for (String value : values) {
                check(dimension, value);
                Key key = dimension == Dimension.FIELD
                        ? Key.of(Key.FIELD_PREFIX + value.split(":", 2)[0])
                        : new Key(dimension, null);
                if (key == null) {
                    throw Choice.wrong("field", "'" + value + "' is not <key>:<value>");
                }
                // as the database compares it, or it would be another value to those who compare it here
                String text = Values.trimmed(dimension == Dimension.FIELD ? value.split(":", 2)[1] : value);
                filters.computeIfAbsent(key, none -> new ArrayList<>()).add(FilterText.value(text));
            }
        }
        return filters;
    }

    private static void check(Dimension dimension, String value) {
        String name = dimension.parameter();
        if (value.length() > LONGEST_VALUE) {
            throw Choice.wrong(name, "must have at most " + LONGEST_VALUE + " characters");
        }
        if (dimension == Dimension.FIELD && !value.contains(":")) {
            throw Choice.wrong(name, "'" + value + "' is not <key>:<value>");
        }
        if (value.equals(FilterText.NONE) && !dimension.isOfDecisions()) {
            return;
        }
        if (dimension.isId()) {
            Choice.id(name, value);
        } else if (dimension == Dimension.TYPE) {
            Choice.values(name, MilestoneType.class, List.of(value));
        } else if (dimension == Dimension.PRIORITY) {
            Choice.values(name, Priority.class, List.of(value));
        } else if (FORMATS.containsKey(dimension)
                && !FORMATS.get(dimension).matcher(value).matches()) {
            throw Choice.wrong(name, "'" + value + "' is not like " + example(dimension));
        }
    }

    private static String example(Dimension dimension) {
        return switch (dimension) {
            case CURRENCY -> "EUR";
            case MONTH -> "2027-02";
            case WEEK -> "2027-W08";
            case SIDE -> "own, or the id of a party";
            case DECIDER -> "role:approver, party:<id>:approver or person:<id>";
            default -> "2027-Q1";
        };
    }
}
