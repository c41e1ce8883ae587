package dev.milepost.benchmarks.load;

import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import dev.milepost.events.MilestoneStatus;
import dev.milepost.events.MilestoneType;
import dev.milepost.milestone.schedule.Plan;
import dev.milepost.milestone.schedule.PlannedMilestone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;
import org.jspecify.annotations.Nullable;

/** A large contract from a fixed seed, before and after its first milestones slip by a month. */
final class MadeUpPlan {
    private static final LocalDate BEGIN = LocalDate.of(2027, 1, 4);
    private static final int SLIP = 30;
    private static final int SLIPPING = 20;

    /** How far apart the two ends of a dependency are at most, so that chains get long as in a building project. */
    private static final int REACH = 400;

    private final Plan before;
    private final Plan after;

    MadeUpPlan(int milestones, int dependencies) {
        Random random = new Random(20_270_104);
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < milestones; i++) {
            ids.add(new UUID(random.nextLong(), random.nextLong()));
        }
        List<DependencyState> ties = ties(random, ids, dependencies);
        List<PlannedMilestone> now = new ArrayList<>();
        List<PlannedMilestone> then = new ArrayList<>();
        for (int i = 0; i < milestones; i++) {
            LocalDate due = BEGIN.plusDays(i);
            LocalDate start = i % 3 == 0 ? due.minusDays(random.nextInt(3)) : null;
            now.add(milestone(ids.get(i), i, start, due));
            then.add(i < SLIPPING ? milestone(ids.get(i), i, later(start), due.plusDays(SLIP)) : now.get(i));
        }
        Collections.shuffle(now, new Random(1)); // the order of a contract's rows is not that of its dependencies
        Collections.shuffle(then, new Random(1));
        before = new Plan(now, ties);
        after = new Plan(then, ties);
    }

    private static @Nullable LocalDate later(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(SLIP);
    }

    private static List<DependencyState> ties(Random random, List<UUID> ids, int count) {
        List<DependencyState> ties = new ArrayList<>();
        UUID contract = new UUID(0, 1);
        for (int i = 0; ties.size() < count; i++) {
            // Each depends on the one before it; the rest are further apart.
            int to = i < ids.size() - 1 ? i + 1 : 1 + random.nextInt(ids.size() - 1);
            int from = i < ids.size() - 1 ? i : Math.max(0, to - 2 - random.nextInt(REACH));
            if (from >= to || from < 0) {
                continue;
            }
            DependencyType type = from == to - 1 ? DependencyType.FF : DependencyType.values()[random.nextInt(4)];
            LagUnit unit = random.nextInt(4) == 0 ? LagUnit.BUSINESS_DAYS : LagUnit.CALENDAR_DAYS;
            int lag = from == to - 1 ? 1 : -random.nextInt(3);
            ties.add(new DependencyState(
                    new UUID(1, i),
                    1,
                    contract,
                    ids.get(from),
                    ids.get(to),
                    type,
                    lag,
                    from == to - 1 ? LagUnit.CALENDAR_DAYS : unit));
        }
        return ties;
    }

    private static PlannedMilestone milestone(UUID id, int number, @Nullable LocalDate start, LocalDate due) {
        return new PlannedMilestone(
                id,
                "Milestone " + number,
                MilestoneType.DELIVERABLE,
                MilestoneStatus.PLANNED,
                start,
                due,
                due,
                null,
                false,
                null,
                null);
    }

    Plan before() {
        return before;
    }

    Plan after() {
        return after;
    }

    /** The same milestones and dependencies as JGraphT has them; two ties of one pair are one edge there. */
    Graph<Integer, DefaultEdge> graph() {
        Graph<Integer, DefaultEdge> graph = new SimpleDirectedGraph<>(DefaultEdge.class);
        Map<UUID, Integer> numbers = new HashMap<>();
        for (PlannedMilestone one : before.milestones()) {
            numbers.put(one.id(), numbers.size());
            graph.addVertex(numbers.size() - 1);
        }
        before.dependencies()
                .forEach(tie -> graph.addEdge(numbers.get(tie.predecessorId()), numbers.get(tie.successorId())));
        return graph;
    }
}
