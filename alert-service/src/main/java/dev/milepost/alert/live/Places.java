package dev.milepost.alert.live;

import dev.milepost.kit.problem.ProblemType;
import java.util.HashMap;
import java.util.Map;

/** Counts the open streams, so that nobody takes what all need: each holds a thread and what waits for its client. */
final class Places {
    static final int MOST_OF_PERSON = 20;
    static final int MOST = 1_000;
    static final int RETRY_AFTER_SECONDS = 5;

    private final Map<String, Integer> byPerson = new HashMap<>();
    private int all;

    /** Takes a place, or refuses. */
    synchronized void take(Viewer viewer) {
        String person = key(viewer);
        if (byPerson.getOrDefault(person, 0) >= MOST_OF_PERSON) {
            throw ProblemType.TOO_MANY_REQUESTS.because(
                    "You have " + MOST_OF_PERSON + " live streams open, which is the most; close one first.");
        }
        if (all >= MOST) {
            throw ProblemType.UNAVAILABLE
                    .builder("All live streams are taken; try again in a moment.")
                    .withHeader("Retry-After", RETRY_AFTER_SECONDS)
                    .build();
        }
        byPerson.merge(person, 1, Integer::sum);
        all++;
    }

    synchronized void leave(Viewer viewer) {
        byPerson.computeIfPresent(key(viewer), (person, open) -> open == 1 ? null : open - 1);
        all--;
    }

    private static String key(Viewer viewer) {
        return viewer.tenant() + ' ' + viewer.subject();
    }
}
