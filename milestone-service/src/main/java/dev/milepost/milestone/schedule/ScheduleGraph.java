package dev.milepost.milestone.schedule;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The milestones of a contract and what depends on what, as numbers: milestones are 0 to size - 1, dependencies are in
 * one array by their predecessor (CSR). Made once, read by the passes; no pass makes an object for a dependency.
 */
public final class ScheduleGraph {
    /** How a dependency ties its two milestones; the order of {@code DependencyType}. */
    static final byte FINISH_START = 0;

    static final byte START_START = 1;
    static final byte FINISH_FINISH = 2;
    static final byte START_FINISH = 3;

    private final int size;
    private final int[] heads;
    private final int[] targets;
    private final byte[] types;
    private final int[] lags;
    private final boolean[] inWorkingDays;
    private final int[] numbers;
    private final int[] order;
    private final int sorted;

    private ScheduleGraph(int size, Edges edges) {
        this.size = size;
        this.heads = new int[size + 1];
        int count = edges.count;
        this.targets = new int[count];
        this.types = new byte[count];
        this.lags = new int[count];
        this.inWorkingDays = new boolean[count];
        this.numbers = new int[count];
        int[] open = new int[size];
        for (int i = 0; i < count; i++) {
            heads[edges.from[i] + 1]++;
            open[edges.to[i]]++;
        }
        for (int v = 0; v < size; v++) {
            heads[v + 1] += heads[v];
        }
        int[] next = Arrays.copyOf(heads, size);
        for (int i = 0; i < count; i++) {
            int at = next[edges.from[i]]++;
            targets[at] = edges.to[i];
            types[at] = edges.type[i];
            lags[at] = edges.lag[i];
            inWorkingDays[at] = edges.working[i];
            numbers[at] = i;
        }
        this.order = new int[size];
        this.sorted = sort(open);
    }

    /** Kahn's algorithm; what is left unsorted is on a circle or behind one. */
    private int sort(int[] open) {
        int end = 0;
        for (int v = 0; v < size; v++) {
            if (open[v] == 0) {
                order[end++] = v;
            }
        }
        for (int begin = 0; begin < end; begin++) {
            int v = order[begin];
            for (int e = heads[v]; e < heads[v + 1]; e++) {
                if (--open[targets[e]] == 0) {
                    order[end++] = targets[e];
                }
            }
        }
        return end;
    }

    /** Whether something depends on itself; no pass can run then. */
    public boolean hasCircle() {
        return sorted < size;
    }

    /** A circle in the order of its dependencies, its first milestone not repeated; null without one. */
    public int @Nullable [] circle() {
        if (!hasCircle()) {
            return null;
        }
        boolean[] isSorted = new boolean[size];
        for (int i = 0; i < sorted; i++) {
            isSorted[order[i]] = true;
        }
        int[] before = new int[size]; // each unsorted milestone has an unsorted predecessor
        int at = -1;
        for (int v = 0; v < size; v++) {
            for (int e = heads[v]; !isSorted[v] && e < heads[v + 1]; e++) {
                before[targets[e]] = v;
                at = targets[e];
            }
        }
        for (int i = 0; i < size; i++) {
            at = before[at]; // now certainly on the circle itself
        }
        int[] circle = new int[size];
        int end = size;
        int v = at;
        do {
            circle[--end] = v;
            v = before[v];
        } while (v != at);
        return Arrays.copyOfRange(circle, end, size);
    }

    public int size() {
        return size;
    }

    /** The milestones, each after all that it depends on. */
    int ordered(int position) {
        return order[position];
    }

    int firstOf(int milestone) {
        return heads[milestone];
    }

    int endOf(int milestone) {
        return heads[milestone + 1];
    }

    int target(int edge) {
        return targets[edge];
    }

    byte type(int edge) {
        return types[edge];
    }

    int lag(int edge) {
        return lags[edge];
    }

    boolean isInWorkingDays(int edge) {
        return inWorkingDays[edge];
    }

    /** The number of the dependency as it was added. */
    int number(int edge) {
        return numbers[edge];
    }

    /** Dependencies on their way into a graph. */
    public static final class Edges {
        private int[] from;
        private int[] to;
        private byte[] type;
        private int[] lag;
        private boolean[] working;
        private int count;

        /** @param expected about how many there will be */
        public Edges(int expected) {
            int room = Math.max(1, expected);
            from = new int[room];
            to = new int[room];
            type = new byte[room];
            lag = new int[room];
            working = new boolean[room];
        }

        /** Adds a dependency; they are numbered from 0 in this order. */
        public Edges add(int predecessor, int successor, int kind, int lagDays, boolean isInWorkingDays) {
            if (count == from.length) {
                int room = count * 2;
                from = Arrays.copyOf(from, room);
                to = Arrays.copyOf(to, room);
                type = Arrays.copyOf(type, room);
                lag = Arrays.copyOf(lag, room);
                working = Arrays.copyOf(working, room);
            }
            from[count] = predecessor;
            to[count] = successor;
            type[count] = (byte) kind;
            lag[count] = lagDays;
            working[count++] = isInWorkingDays;
            return this;
        }

        /** The graph of {@code size} milestones. */
        public ScheduleGraph graph(int size) {
            return new ScheduleGraph(size, this);
        }
    }
}
