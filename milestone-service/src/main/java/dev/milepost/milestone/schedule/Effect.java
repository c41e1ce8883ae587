package dev.milepost.milestone.schedule;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.DependencyState;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.deadline.ContractDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a set of changes does to a schedule: the passes before and after, and what differs. */
public final class Effect {
    /** Steps of all paths in one answer, so that long chains do not make it grow with their square. */
    private static final int PATH_BUDGET = 20_000;

    private static final int LONGEST_PATH = 50;

    private static final Set<MilestoneType> NOTICES =
            EnumSet.of(MilestoneType.NOTICE, MilestoneType.RENEWAL, MilestoneType.EXPIRY);

    private final Schedule before;
    private final Schedule after;
    private final Cascade cascade;
    private final Floats floatsBefore;
    private final Floats floatsAfter;
    private final Days days;

    private Effect(Schedule before, Schedule after, Days days, WorkingDays calendar, boolean pull) {
        this.before = before;
        this.after = after;
        this.days = days;
        this.cascade = Cascade.of(after.graph(), days, calendar, pull);
        this.floatsAfter = Floats.of(after.graph(), days, cascade, calendar);
        Days now = before.daysAsTheyAre();
        this.floatsBefore = before.graph().hasCircle()
                ? floatsAfter
                : Floats.of(before.graph(), now, Cascade.asGiven(before.graph(), now), calendar);
    }

    /**
     * @param before the plan as it is
     * @param after the plan with the changes in it, without a circle
     * @param loosened successors of dependencies that went or got another lag
     */
    public static Effect of(Schedule before, Schedule after, Set<UUID> loosened, WorkingDays calendar, boolean pull) {
        return new Effect(before, after, after.since(before, after.marked(loosened)), calendar, pull);
    }

    /** Whether a milestone that may move gets another date than it has now. */
    boolean moves(int v) {
        return days.mobility()[v] < Days.DONE && cascade.day(v) != Days.NONE && cascade.moves(v);
    }

    /** What moves, each with its path. */
    public List<MovedMilestone> moved() {
        int size = after.size();
        int[] steps = new int[size];
        int[] order = new int[size];
        int count = 0;
        for (int i = 0; i < size; i++) {
            int v = after.graph().ordered(i);
            int from = cascade.causeFrom(v);
            steps[v] = from == Cascade.NOTHING ? 0 : steps[from] + 1;
            if (moves(v)) {
                order[count++] = v;
            }
        }
        int longest = Math.clamp(PATH_BUDGET / Math.max(1, count), 1, LONGEST_PATH);
        List<MovedMilestone> moved = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            moved.add(moved(order[i], steps[order[i]], longest));
        }
        return moved;
    }

    private MovedMilestone moved(int v, int steps, int longest) {
        PlannedMilestone one = after.milestone(v);
        int now = days.now()[v];
        int then = cascade.day(v);
        return new MovedMilestone(
                one.id(),
                one.title(),
                Schedule.date(now),
                requireNonNull(Schedule.date(then)),
                now == Days.NONE ? 0 : then - now,
                start(v),
                path(v, longest),
                steps,
                one.isRuled() ? ContractDates.followed(one.rule()) : null);
    }

    /** The planned start that a milestone comes to have: as long before its due date as it was asked to be. */
    @Nullable
    LocalDate start(int v) {
        PlannedMilestone one = after.milestone(v);
        boolean isShifted = one.start() != null && cascade.day(v) != Days.NONE && days.mobility()[v] < Days.DONE;
        return isShifted ? Schedule.date(cascade.day(v) - days.lengths()[v]) : one.start();
    }

    private List<PathStep> path(int v, int longest) {
        if (cascade.causeFrom(v) == Cascade.NOTHING) {
            return List.of();
        }
        List<PathStep> path = new ArrayList<>(Math.min(longest, 4));
        for (int at = v;
                path.size() < longest && cascade.causeFrom(at) != Cascade.NOTHING;
                at = cascade.causeFrom(at)) {
            path.add(PathStep.of(after.dependency(cascade.cause(at))));
        }
        Collections.reverse(path);
        return path;
    }

    /** Dates that stay against a dependency. */
    public List<ScheduleConflict> conflicts() {
        List<ScheduleConflict> conflicts = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            int v = after.graph().ordered(i);
            int missing = cascade.shortBy(v);
            if (missing > 0 && isWorthTelling(v)) {
                PlannedMilestone one = after.milestone(v);
                DependencyState tie = after.dependency(cascade.strictest(v));
                conflicts.add(new ScheduleConflict(
                        one.id(),
                        one.title(),
                        one.status(),
                        requireNonNull(Schedule.date(cascade.day(v))),
                        requireNonNull(Schedule.date(cascade.day(v) + missing)),
                        missing,
                        PathStep.of(tie)));
            }
        }
        return conflicts;
    }

    /** What happened in another order than planned, and is over, is no conflict. */
    private boolean isWorthTelling(int v) {
        return days.mobility()[v] == Days.FIXED || days.mobility()[cascade.strictestFrom(v)] != Days.DONE;
    }

    /** Those of what moves that somebody must be told by. */
    List<MovedNotice> notices() {
        List<MovedNotice> notices = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            int v = after.graph().ordered(i);
            PlannedMilestone one = after.milestone(v);
            if (NOTICES.contains(one.type()) && moves(v)) {
                notices.add(new MovedNotice(
                        one.id(),
                        one.title(),
                        Schedule.date(days.now()[v]),
                        requireNonNull(Schedule.date(cascade.day(v)))));
            }
        }
        return notices;
    }

    /** The milestones without float before, each after all that it depends on. */
    public List<UUID> criticalBefore() {
        return critical(before, floatsBefore);
    }

    /** The milestones without float after it. */
    public List<UUID> criticalAfter() {
        return critical(after, floatsAfter);
    }

    private static List<UUID> critical(Schedule schedule, Floats floats) {
        List<UUID> critical = new ArrayList<>();
        for (int i = 0; i < schedule.size(); i++) {
            int v = schedule.graph().ordered(i);
            if (floats.isCritical(v)) {
                critical.add(schedule.milestone(v).id());
            }
        }
        return critical;
    }

    /** The milestones as they are before, each after all that it depends on. */
    List<ScheduledMilestone> scheduled() {
        List<ScheduledMilestone> scheduled = new ArrayList<>(before.size());
        for (int i = 0; i < before.size(); i++) {
            int v = before.graph().ordered(i);
            scheduled.add(ScheduledMilestone.of(before.milestone(v), floatsBefore.days(v)));
        }
        return scheduled;
    }

    /** @param endsOn the last day of the contract's term */
    EndEffect end(@Nullable LocalDate endsOn) {
        return EndEffect.of(floatsBefore.end(), floatsAfter.end(), endsOn);
    }

    Schedule before() {
        return before;
    }

    Schedule after() {
        return after;
    }

    Cascade cascade() {
        return cascade;
    }

    Days days() {
        return days;
    }
}
