package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.jspecify.annotations.Nullable;

/** Gathers what one release says of one thing. A field that the release does not have is left out. */
final class Said {
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_DESCRIPTION = 10_000;

    private final Merged merged = new Merged();
    private final Stamp stamp;

    Said(Stamp stamp) {
        this.stamp = stamp;
    }

    Said put(String name, @Nullable String text) {
        merged.put(name, text, stamp);
        return this;
    }

    Said put(String name, @Nullable JsonNode value) {
        merged.put(name, value, stamp);
        return this;
    }

    /** Says that something is so. */
    Said flag(String name) {
        merged.put(name, BooleanNode.TRUE, stamp);
        return this;
    }

    Said text(String name, Place place, int longest) throws Refusal {
        if (!place.isAbsent()) {
            put(name, place.text(longest));
        }
        return this;
    }

    Said date(String name, Place place) throws Refusal {
        if (!place.isAbsent()) {
            put(name, place.date());
        }
        return this;
    }

    Said money(String name, Place place) throws Refusal {
        if (!place.isAbsent()) {
            put(name, Place.node(place.money()));
        }
        return this;
    }

    Merged merged() {
        return merged;
    }
}
