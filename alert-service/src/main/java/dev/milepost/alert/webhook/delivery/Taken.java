package dev.milepost.alert.webhook.delivery;

import dev.milepost.events.Event;
import jakarta.transaction.TransactionScoped;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The events of the running transaction that nobody has been told of yet. */
@TransactionScoped
class Taken implements Serializable {
    private static final long serialVersionUID = 1L;
    private transient List<One> events = new ArrayList<>();

    /** An event with its text. */
    record One(Event event, String json) {}

    void add(Event event, String json) {
        events.add(new One(event, json));
    }

    List<One> takeAll() {
        List<One> all = events;
        events = new ArrayList<>();
        return all;
    }
}
