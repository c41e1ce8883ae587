package dev.milepost.benchmarks.bare;

import java.util.List;
import java.util.Map;

/** What the answer says about a state. */
final class Actions {
    private static final Map<String, List<String>> OF = Map.of(
            "PLANNED", List.of("start", "miss", "waive", "cancel"),
            "IN_PROGRESS", List.of("submit", "miss", "waive", "cancel"),
            "SUBMITTED", List.of("withdraw", "approve", "reject", "miss", "waive", "cancel"),
            "REJECTED", List.of("resume", "miss", "waive", "cancel"));
    private static final List<String> OF_ENDED = List.of("reopen");

    private Actions() {}

    static List<String> of(String status) {
        return OF.getOrDefault(status, OF_ENDED);
    }

    static boolean isEnded(String status) {
        return !OF.containsKey(status);
    }
}
