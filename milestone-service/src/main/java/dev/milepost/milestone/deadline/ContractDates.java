package dev.milepost.milestone.deadline;

import dev.milepost.events.Anchor;
import dev.milepost.events.AnchorKind;
import dev.milepost.events.DueRule;
import dev.milepost.events.RelativeRule;
import dev.milepost.events.Suspension;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All due dates of a contract, computed in one pass from its facts and its milestones' rules. Knows no database, so that
 * what would be can be computed from changed facts as well.
 *
 * <p>A rule has one anchor, so each milestone follows at most one other: the pass walks along these until it comes to one
 * that follows none, and computes on the way back.
 */
public final class ContractDates {
    /** What a contract itself says. */
    public record Facts(
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            Map<String, LocalDate> events,
            List<Suspension> suspensions) {
        /** How many days work has rested from {@code day} on, in suspensions that are over. */
        int restSince(LocalDate day) {
            long days = 0;
            for (Suspension one : suspensions) {
                LocalDate until = one.resumedOn();
                if (until != null && until.isAfter(day)) {
                    days += ChronoUnit.DAYS.between(one.from().isAfter(day) ? one.from() : day, until);
                }
            }
            return Math.toIntExact(days);
        }
    }

    /**
     * A milestone of the contract.
     *
     * @param rule null when its date was set by hand
     * @param dueDate its date now: what counts when it has no rule, or has ended
     * @param metOn the day it was met; null unless it is MET
     * @param ended an ended milestone keeps its date
     * @param shiftDays days that work rested, which come on top of what the rule gives
     */
    public record Node(
            UUID id,
            String title,
            @Nullable DueRule rule,
            @Nullable LocalDate dueDate,
            @Nullable LocalDate metOn,
            boolean ended,
            int shiftDays) {
        boolean isComputed() {
            return rule != null && !ended;
        }
    }

    private static final Set<AnchorKind> HAPPENED =
            EnumSet.of(AnchorKind.SIGNATURE, AnchorKind.EVENT, AnchorKind.MILESTONE_MET);
    private static final int NONE = -1;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;

    private final Facts facts;
    private final List<Node> nodes;
    private final WorkCalendar ofContract;
    private final Calendars calendars;
    private final Map<String, WorkCalendar> known = new HashMap<>();
    private final Map<UUID, Integer> places;
    private final @Nullable Deadline[] dates;
    private List<Node> circle = List.of();

    /**
     * @param ofContract the calendar of rules that name none
     * @param calendars finds the others
     */
    public ContractDates(Facts facts, List<Node> nodes, WorkCalendar ofContract, Calendars calendars) {
        this.facts = facts;
        this.nodes = nodes;
        this.ofContract = ofContract;
        this.calendars = calendars;
        this.places = HashMap.newHashMap(nodes.size());
        this.dates = new Deadline[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).id(), i);
        }
        computeAll();
    }

    /** A circle of milestones that wait for each other, in their order; empty when there is none. */
    public List<Node> circle() {
        return circle;
    }

    /** The circle in words. */
    public String circleInWords() {
        List<String> titles = new ArrayList<>(
                circle.stream().map(node -> "'" + node.title() + "'").toList());
        titles.add(titles.getFirst());
        return String.join(" follows ", titles);
    }

    /** What came of a milestone's rule; empty for one without a rule, and for one that has ended. */
    public Optional<Deadline> of(UUID milestone) {
        Integer place = places.get(milestone);
        return place == null ? Optional.empty() : Optional.ofNullable(dates[place]);
    }

    /** The same again, with its steps. */
    public Optional<Deadline> trace(UUID milestone, Trace trace) {
        Integer place = places.get(milestone);
        return place == null || !nodes.get(place).isComputed() || dates[place] instanceof Deadline.Refused
                ? of(milestone)
                : Optional.of(compute(nodes.get(place), trace));
    }

    /** The calendar that a milestone's rule is computed with. */
    public WorkCalendar calendarOf(DueRule rule) {
        String id = rule.calendar();
        return id == null ? ofContract : known.computeIfAbsent(id, calendars::get);
    }

    private void computeAll() {
        byte[] states = new byte[nodes.size()];
        int[] way = new int[nodes.size()];
        for (int start = 0; start < nodes.size(); start++) {
            int length = 0;
            int at = start;
            while (at != NONE && states[at] == 0) {
                states[at] = OPEN;
                way[length++] = at;
                at = followed(nodes.get(at));
            }
            if (at != NONE && states[at] == OPEN) {
                length = refuseCircle(way, length, at, states);
            }
            while (length > 0) {
                int place = way[--length];
                Node node = nodes.get(place);
                if (node.isComputed()) {
                    dates[place] = compute(node, Trace.none());
                }
                states[place] = DONE;
            }
        }
    }

    private int refuseCircle(int[] way, int length, int first, byte[] states) {
        int from = length - 1;
        while (way[from] != first) {
            from--;
        }
        List<Node> found = new ArrayList<>();
        for (int i = from; i < length; i++) {
            found.add(nodes.get(way[i]));
        }
        circle = List.copyOf(found);
        for (int i = from; i < length; i++) {
            dates[way[i]] = new Deadline.Refused("its rule goes round in a circle: " + circleInWords());
            states[way[i]] = DONE;
        }
        return from;
    }

    /** The place of the milestone that another one counts from. */
    private int followed(Node node) {
        return node.isComputed() && node.rule() instanceof RelativeRule relative && isMilestone(relative.anchor())
                ? places.getOrDefault(relative.anchor().milestoneId(), NONE)
                : NONE;
    }

    /** The milestone that a rule counts from; null for one that counts from something else. */
    public static @Nullable UUID followed(@Nullable DueRule rule) {
        return rule instanceof RelativeRule relative && isMilestone(relative.anchor())
                ? relative.anchor().milestoneId()
                : null;
    }

    /** Whether an anchor is a day of another milestone. */
    public static boolean isMilestone(Anchor anchor) {
        return anchor.kind() == AnchorKind.MILESTONE_DUE || anchor.kind() == AnchorKind.MILESTONE_MET;
    }

    private Deadline compute(Node node, Trace trace) {
        DueRule rule = java.util.Objects.requireNonNull(node.rule());
        return new RuleCalculator(calendarOf(rule), this::day, trace).calculate(rule, shift(node, rule));
    }

    /**
     * The days of rest that a date carries. Of a day that happened (an event, a signature, a milestone met) only those since
     * then count: it may have been set anew after them, and work that had not begun did not rest. Of a day that was planned
     * all of them do, wherever it goes: whoever moves it sees the date that follows.
     */
    private int shift(Node node, DueRule rule) {
        if (node.shiftDays() == 0
                || !(rule instanceof RelativeRule relative)
                || !HAPPENED.contains(relative.anchor().kind())) {
            return node.shiftDays();
        }
        LocalDate since = day(relative.anchor()).date();
        return since == null ? node.shiftDays() : Math.min(node.shiftDays(), facts.restSince(since));
    }

    /** The day of an anchor in this contract. */
    public AnchorDay day(Anchor anchor) {
        String name = AnchorNames.of(anchor);
        return switch (anchor.kind()) {
            case DATE -> day(anchor.date(), name);
            case SIGNATURE -> day(facts.signedOn(), name);
            case START -> day(facts.startsOn(), name);
            case END -> day(facts.endsOn(), name);
            case RENEWAL -> day(facts.endsOn() == null ? null : facts.endsOn().plusDays(1), name);
            case EVENT -> {
                LocalDate on = facts.events().get(anchor.event());
                yield new AnchorDay(on, on == null ? name + ", which nobody has recorded" : name + ", as recorded");
            }
            case MILESTONE_DUE, MILESTONE_MET -> milestoneDay(anchor);
        };
    }

    private AnchorDay milestoneDay(Anchor anchor) {
        Integer place = places.get(anchor.milestoneId());
        if (place == null) {
            return new AnchorDay(null, AnchorNames.of(anchor) + ", which is not in the contract");
        }
        Node node = nodes.get(place);
        String title = " '" + node.title() + "' (" + node.id() + ")";
        if (anchor.kind() == AnchorKind.MILESTONE_MET) {
            LocalDate met = node.metOn();
            return new AnchorDay(
                    met, met == null ? "milestone" + title + " to be met" : "the day milestone" + title + " was met");
        }
        Deadline computed = dates[place];
        LocalDate due = node.isComputed() ? computed == null ? null : computed.date() : node.dueDate();
        return new AnchorDay(due, "the due date of milestone" + title + (due == null ? ", which has none" : ""));
    }

    private static AnchorDay day(@Nullable LocalDate day, String name) {
        return new AnchorDay(day, day == null ? name + ", which the contract does not give" : name);
    }
}
