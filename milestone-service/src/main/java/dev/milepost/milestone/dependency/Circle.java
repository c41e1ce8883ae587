package dev.milepost.milestone.dependency;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Finds the circle that one dependency more would close. */
public final class Circle {
    private Circle() {}

    /** A predecessor and its successor. */
    public record Edge(UUID predecessor, UUID successor) {}

    /**
     * The shortest way round, from the successor of {@code added} over what depends on it back to the successor; empty when
     * there is none. {@code edges} have no circle yet.
     */
    static List<UUID> closedBy(Edge added, List<Edge> edges) {
        Map<UUID, List<UUID>> successors = new HashMap<>();
        for (Edge edge : edges) {
            successors
                    .computeIfAbsent(edge.predecessor, none -> new ArrayList<>())
                    .add(edge.successor);
        }
        Map<UUID, UUID> cameFrom = new HashMap<>();
        Deque<UUID> next = new ArrayDeque<>(List.of(added.successor));
        while (!next.isEmpty()) {
            UUID here = next.remove();
            if (here.equals(added.predecessor)) {
                return way(added, cameFrom);
            }
            for (UUID there : successors.getOrDefault(here, List.of())) {
                if (!there.equals(added.successor) && cameFrom.putIfAbsent(there, here) == null) {
                    next.add(there);
                }
            }
        }
        return List.of();
    }

    /** A circle among {@code edges}, its first milestone once more at its end; empty when there is none. */
    public static List<UUID> in(List<Edge> edges) {
        Map<UUID, List<UUID>> successors = new LinkedHashMap<>();
        Map<UUID, Integer> waits = new HashMap<>();
        for (Edge edge : edges) {
            successors
                    .computeIfAbsent(edge.predecessor, none -> new ArrayList<>())
                    .add(edge.successor);
            waits.merge(edge.successor, 1, Integer::sum);
        }
        Deque<UUID> free = new ArrayDeque<>(successors.keySet().stream()
                .filter(one -> !waits.containsKey(one))
                .toList());
        while (!free.isEmpty()) {
            for (UUID next : successors.getOrDefault(free.remove(), List.of())) {
                if (Objects.requireNonNull(waits.merge(next, -1, Integer::sum)) == 0) {
                    free.add(next);
                }
            }
        }
        // What still waits is in a circle or behind one; each circle has an edge that closes it.
        List<Edge> left = edges.stream()
                .filter(edge ->
                        waits.getOrDefault(edge.predecessor, 0) > 0 && waits.getOrDefault(edge.successor, 0) > 0)
                .toList();
        return left.stream()
                .map(edge -> closedBy(edge, left))
                .filter(way -> !way.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<UUID> way(Edge added, Map<UUID, UUID> cameFrom) {
        Deque<UUID> way = new ArrayDeque<>(List.of(added.successor));
        UUID here = added.predecessor;
        while (!here.equals(added.successor)) {
            way.addFirst(here);
            here = cameFrom.getOrDefault(here, added.successor);
        }
        way.addFirst(added.successor);
        return List.copyOf(way);
    }
}
