package dev.milepost.milestone.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A schedule without circles, from a seed: the same dependencies as a graph and as a list for naive passes. */
final class RandomSchedule {
    record Tie(int from, int to, byte type, int lag, boolean working) {}

    final int size;
    final List<Tie> ties = new ArrayList<>();
    final ScheduleGraph graph;
    final int[] now;
    final int[] lengths;
    final byte[] mobility;

    RandomSchedule(Random random, int size, int dependencies) {
        this.size = size;
        int[] shuffled = new int[size]; // an order that is not that of the numbers
        for (int i = 0; i < size; i++) {
            int at = random.nextInt(i + 1);
            shuffled[i] = shuffled[at];
            shuffled[at] = i;
        }
        var edges = new ScheduleGraph.Edges(dependencies);
        for (int i = 0; i < dependencies && size > 1; i++) {
            int later = 1 + random.nextInt(size - 1);
            Tie tie = new Tie(
                    shuffled[random.nextInt(later)],
                    shuffled[later],
                    (byte) random.nextInt(4),
                    random.nextInt(15) - 4,
                    random.nextInt(3) == 0);
            ties.add(tie);
            edges.add(tie.from, tie.to, tie.type, tie.lag, tie.working);
        }
        graph = edges.graph(size);
        now = new int[size];
        lengths = new int[size];
        mobility = new byte[size];
        for (int v = 0; v < size; v++) {
            now[v] = random.nextInt(20) == 0 ? Days.NONE : 20_000 + random.nextInt(200);
            lengths[v] = random.nextInt(3) == 0 ? random.nextInt(12) : 0;
            int kind = random.nextInt(12);
            mobility[v] = kind < 3 ? (byte) (kind + 1) : Days.MOVABLE;
        }
    }

    boolean isOut(int v) {
        return mobility[v] == Days.OUT || now[v] == Days.NONE;
    }

    /** The first day that a dependency allows, for its predecessor's finish on {@code finish}. */
    int asks(Tie tie, int finish) {
        int from = tie.type == ScheduleGraph.FINISH_START || tie.type == ScheduleGraph.FINISH_FINISH
                ? finish
                : finish - lengths[tie.from];
        int at = tie.working ? WorkingDays.MONDAY_TO_FRIDAY.after(from, tie.lag) : from + tie.lag;
        return tie.type == ScheduleGraph.FINISH_START || tie.type == ScheduleGraph.START_START
                ? at + lengths[tie.to]
                : at;
    }

    /** Repeats "whoever is too early moves to where one dependency wants it" until nothing moves any more. */
    int[] fixPoint(int[] wanted) {
        int[] day = wanted.clone();
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Tie tie : ties) {
                if (!isOut(tie.from) && !isOut(tie.to) && mobility[tie.to] == Days.MOVABLE) {
                    int asked = asks(tie, day[tie.from]);
                    if (asked > day[tie.to]) {
                        day[tie.to] = asked;
                        moved = true;
                    }
                }
            }
        }
        return day;
    }
}
