package dev.milepost.milestone.ocds;

import java.util.HashSet;
import java.util.Set;

/** Goes through what a release lists, so that what is wrong with one item keeps no other from going in. */
final class Items {
    private Items() {}

    /** Takes an item of a list. */
    interface Taker {
        void take(Place item, String id) throws Refusal;
    }

    /** Something that may be refused. */
    interface Attempt {
        void run() throws Refusal;
    }

    /** Gives every item that has an id of its own to {@code taker}. */
    static void each(Place list, FileContent content, Taker taker) {
        Set<String> seen = new HashSet<>();
        eachPlace(list, content, item -> {
            String id = item.at("id").id();
            if (!seen.add(id)) {
                throw item.at("id").refusal("'" + id + "' is in this list twice; the first one counts");
            }
            taker.take(item, id);
        });
    }

    /** Takes an item of a list that may do without an id. */
    interface PlaceTaker {
        void take(Place item) throws Refusal;
    }

    static void eachPlace(Place list, FileContent content, PlaceTaker taker) {
        if (list.isNothing()) {
            return;
        }
        if (!list.value().isArray()) {
            content.refuse(list.refusal("must be a list"));
            return;
        }
        for (int i = 0; i < list.value().size(); i++) {
            Place item = list.at(i);
            attempt(content, () -> {
                if (!item.value().isObject()) {
                    throw item.refusal("must be an object");
                }
                taker.take(item);
            });
        }
    }

    static void attempt(FileContent content, Attempt attempt) {
        try {
            attempt.run();
        } catch (Refusal wrong) {
            content.refuse(wrong);
        }
    }
}
