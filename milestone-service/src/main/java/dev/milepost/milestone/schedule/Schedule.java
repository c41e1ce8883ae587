package dev.milepost.milestone.schedule;

import static java.util.Objects.requireNonNull;

import dev.milepost.events.DependencyState;
import dev.milepost.events.LagUnit;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A {@link Plan} as numbers, ready for the passes. */
public final class Schedule {
    private final Plan plan;
    private final Map<UUID, Integer> numbers;
    private final ScheduleGraph graph;
    private final int[] finish;
    private final int[] lengths;
    private final byte[] mobility;

    private Schedule(Plan plan) {
        List<PlannedMilestone> milestones = plan.milestones();
        int size = milestones.size();
        this.plan = plan;
        this.numbers = HashMap.newHashMap(size);
        this.finish = new int[size];
        this.lengths = new int[size];
        this.mobility = new byte[size];
        for (int v = 0; v < size; v++) {
            PlannedMilestone one = milestones.get(v);
            numbers.put(one.id(), v);
            finish[v] = number(one.finish());
            lengths[v] = one.length();
            mobility[v] = one.mobility();
        }
        var edges = new ScheduleGraph.Edges(plan.dependencies().size());
        for (DependencyState one : plan.dependencies()) {
            edges.add(
                    requireNonNull(numbers.get(one.predecessorId())),
                    requireNonNull(numbers.get(one.successorId())),
                    one.type().ordinal(),
                    one.lag(),
                    one.lagUnit() == LagUnit.BUSINESS_DAYS);
        }
        this.graph = edges.graph(size);
    }

    /** @param plan its dependencies name milestones of its own only */
    public static Schedule of(Plan plan) {
        return new Schedule(plan);
    }

    /** The cascade that the plan as it is asks for: nothing moves in one that is in order. */
    public Cascade asItIs(WorkingDays calendar) {
        return Cascade.of(graph, daysAsTheyAre(), calendar, false);
    }

    /** How much each milestone may slip, by the days that {@code cascade} gives. */
    public Floats floats(Cascade cascade, WorkingDays calendar) {
        return Floats.of(graph, daysAsTheyAre(), cascade, calendar);
    }

    Days daysAsTheyAre() {
        return Days.asTheyAre(finish, lengths, mobility);
    }

    /** The days of a changed plan, beside those that its milestones have in this one. */
    Days since(Schedule before, boolean[] loosened) {
        int[] now = new int[finish.length];
        for (int v = 0; v < finish.length; v++) {
            Integer known = before.numbers.get(milestone(v).id());
            now[v] = known == null ? Days.NONE : before.finish[known];
        }
        return new Days(now, finish, lengths, mobility, loosened);
    }

    /** Milestones by number, those of {@code ids} marked; ids that are not in the plan mark nothing. */
    boolean[] marked(Set<UUID> ids) {
        boolean[] marked = new boolean[finish.length];
        for (UUID id : ids) {
            Integer number = numbers.get(id);
            if (number != null) {
                marked[number] = true;
            }
        }
        return marked;
    }

    ScheduleGraph graph() {
        return graph;
    }

    public PlannedMilestone milestone(int number) {
        return plan.milestones().get(number);
    }

    DependencyState dependency(int number) {
        return plan.dependencies().get(number);
    }

    public int size() {
        return finish.length;
    }

    /** The number of a milestone; null for one that is not in the plan. */
    @Nullable
    Integer number(UUID milestone) {
        return numbers.get(milestone);
    }

    Plan plan() {
        return plan;
    }

    static int number(@Nullable LocalDate day) {
        return day == null ? Days.NONE : (int) day.toEpochDay();
    }

    static @Nullable LocalDate date(int day) {
        return day == Days.NONE ? null : LocalDate.ofEpochDay(day);
    }
}
