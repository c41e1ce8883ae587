package dev.milepost.milestone.schedule;

/**
 * The backward pass: how many days each milestone may slip without moving the last one, or one whose date is fixed. What
 * has none is critical.
 */
public final class Floats {
    /** It is done, given up, or has no date: there is nothing to slip. */
    public static final int NOT_COUNTED = Integer.MAX_VALUE;

    private final int[] floats;
    private final int end;

    private Floats(int[] floats, int end) {
        this.floats = floats;
        this.end = end;
    }

    /** Runs the pass over the days that a {@link Cascade} came to. */
    public static Floats of(ScheduleGraph graph, Days days, Cascade cascade, WorkingDays calendar) {
        int size = graph.size();
        int[] day = cascade.days();
        int end = Days.NONE;
        for (int v = 0; v < size; v++) {
            end = days.isOut(v) ? end : Math.max(end, day[v]);
        }
        int[] latest = new int[size];
        for (int i = size - 1; i >= 0; i--) {
            int v = graph.ordered(i);
            latest[v] = days.mobility()[v] == Days.FIXED ? day[v] : end;
            for (int e = graph.firstOf(v); e < graph.endOf(v); e++) {
                int w = graph.target(e);
                if (!days.isOut(w) && days.mobility()[w] != Days.DONE) {
                    latest[v] = Math.min(latest[v], latestBefore(graph, e, latest[w], days.lengths(), v, calendar));
                }
            }
        }
        for (int v = 0; v < size; v++) {
            boolean isCounted = !days.isOut(v) && days.mobility()[v] != Days.DONE;
            latest[v] = isCounted ? latest[v] - day[v] : NOT_COUNTED;
        }
        return new Floats(latest, end);
    }

    private static int latestBefore(
            ScheduleGraph graph, int e, int latest, int[] lengths, int predecessor, WorkingDays calendar) {
        byte type = graph.type(e);
        boolean toStart = type == ScheduleGraph.FINISH_START || type == ScheduleGraph.START_START;
        int limit = toStart ? latest - lengths[graph.target(e)] : latest;
        int from = graph.isInWorkingDays(e) ? calendar.latest(limit, graph.lag(e)) : limit - graph.lag(e);
        boolean fromStart = type == ScheduleGraph.START_START || type == ScheduleGraph.START_FINISH;
        return fromStart ? from + lengths[predecessor] : from;
    }

    /** The float of a milestone in calendar days; negative where dates contradict; {@link #NOT_COUNTED} if it has none. */
    public int days(int milestone) {
        return floats[milestone];
    }

    /** Whether each day that it slips moves the end or breaks a fixed date. */
    public boolean isCritical(int milestone) {
        return floats[milestone] <= 0;
    }

    /** The day of the last milestone; {@link Days#NONE} without any. */
    public int end() {
        return end;
    }
}
