package dev.milepost.alert.reminder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first of many in an order; it holds but a few more than are wanted, however many come. */
final class Earliest<T> {
    private final Comparator<T> order;
    private final int most;
    private final List<T> held = new ArrayList<>();

    Earliest(Comparator<T> order, int most) {
        this.order = order;
        this.most = most;
    }

    void add(T one) {
        held.add(one);
        if (held.size() >= 2 * most) {
            cut();
        }
    }

    /** At most so many as are wanted, in their order; of equals those that came first. */
    List<T> all() {
        cut();
        return List.copyOf(held);
    }

    int held() {
        return held.size();
    }

    private void cut() {
        held.sort(order);
        if (held.size() > most) {
            held.subList(most, held.size()).clear();
        }
    }
}
