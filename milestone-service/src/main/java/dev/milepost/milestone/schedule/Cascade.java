package dev.milepost.milestone.schedule;

import java.util.Arrays;

/**
 * The forward pass: the days that all milestones come to have by the changes and their dependencies. A milestone moves
 * later only when a dependency asks for more than its slack has; it moves earlier only when pulling was asked for and
 * something that it depends on came earlier, and then to the earliest day that all its dependencies allow.
 */
public final class Cascade {
    /** No dependency: it has its day by itself. */
    public static final int NOTHING = -1;

    private final ScheduleGraph graph;
    private final Days days;
    private final int[] day;
    private final int[] asked;
    private final int[] asking;
    private final int[] askingFrom;

    private Cascade(ScheduleGraph graph, Days days) {
        this.graph = graph;
        this.days = days;
        this.day = days.wanted().clone();
        int size = graph.size();
        this.asked = new int[size];
        this.asking = new int[size];
        this.askingFrom = new int[size];
        Arrays.fill(asked, Days.NONE);
        Arrays.fill(asking, NOTHING);
        Arrays.fill(askingFrom, NOTHING);
    }

    /** Runs the pass over a graph without a circle. */
    public static Cascade of(ScheduleGraph graph, Days days, WorkingDays calendar, boolean pull) {
        if (graph.hasCircle()) {
            throw new IllegalArgumentException("a circle has no order");
        }
        Cascade cascade = new Cascade(graph, days);
        boolean[] pulled = pull ? days.loosened().clone() : new boolean[graph.size()];
        for (int i = 0; i < graph.size(); i++) {
            cascade.settle(graph.ordered(i), calendar, pull, pulled);
        }
        return cascade;
    }

    /** No pass: the days as they are, whether dependencies hold or not. */
    static Cascade asGiven(ScheduleGraph graph, Days days) {
        return new Cascade(graph, days);
    }

    private void settle(int v, WorkingDays calendar, boolean pull, boolean[] pulled) {
        if (days.isOut(v)) {
            return;
        }
        if (days.mobility()[v] == Days.MOVABLE && asked[v] != Days.NONE) {
            boolean mayComeEarlier = pulled[v] && days.wanted()[v] == days.now()[v];
            day[v] = mayComeEarlier ? asked[v] : Math.max(day[v], asked[v]);
        }
        boolean cameEarlier = pull && day[v] < days.now()[v];
        int finish = day[v];
        int start = finish - days.lengths()[v];
        for (int e = graph.firstOf(v); e < graph.endOf(v); e++) {
            int w = graph.target(e);
            byte type = graph.type(e);
            int from = type == ScheduleGraph.FINISH_START || type == ScheduleGraph.FINISH_FINISH ? finish : start;
            int least = graph.isInWorkingDays(e) ? calendar.after(from, graph.lag(e)) : from + graph.lag(e);
            if (type == ScheduleGraph.FINISH_START || type == ScheduleGraph.START_START) {
                least += days.lengths()[w];
            }
            if (least > asked[w]) {
                asked[w] = least;
                asking[w] = graph.number(e);
                askingFrom[w] = v;
            }
            if (cameEarlier) {
                pulled[w] = true;
            }
        }
    }

    /** The day that a milestone comes to have; {@link Days#NONE} without a date. */
    public int day(int milestone) {
        return day[milestone];
    }

    /** Whether a milestone comes to have another day than now. */
    public boolean moves(int milestone) {
        return day[milestone] != days.now()[milestone];
    }

    /** The dependency that gave a milestone its day, by its number; {@link #NOTHING} where none did. */
    public int cause(int milestone) {
        return days.mobility()[milestone] == Days.MOVABLE && day[milestone] == asked[milestone] && isDriven(milestone)
                ? asking[milestone]
                : NOTHING;
    }

    private boolean isDriven(int milestone) {
        return day[milestone] != days.wanted()[milestone];
    }

    /** The predecessor of the dependency that {@link #cause} names. */
    public int causeFrom(int milestone) {
        return cause(milestone) == NOTHING ? NOTHING : askingFrom[milestone];
    }

    /** By how many days a dependency asks for more than a milestone that does not move gives; 0 where all is well. */
    public int shortBy(int milestone) {
        byte mobility = days.mobility()[milestone];
        boolean stays = mobility == Days.FIXED || mobility == Days.DONE;
        return stays && !days.isOut(milestone) && asked[milestone] != Days.NONE
                ? Math.max(0, asked[milestone] - day[milestone])
                : 0;
    }

    /** The dependency that asks the most of a milestone, by its number; {@link #NOTHING} without one. */
    public int strictest(int milestone) {
        return asking[milestone];
    }

    /** The predecessor of the dependency that {@link #strictest} names. */
    public int strictestFrom(int milestone) {
        return askingFrom[milestone];
    }

    int[] days() {
        return day;
    }
}
