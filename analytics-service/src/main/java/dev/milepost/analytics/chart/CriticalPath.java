package dev.milepost.analytics.chart;

import dev.milepost.analytics.question.ContractSchedule;
import dev.milepost.analytics.question.ContractSchedule.Row;
import dev.milepost.events.DependencyState;
import dev.milepost.events.DependencyType;
import dev.milepost.events.LagUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The float of milestones: how many days each may slip without moving the last one of the contract (docs/schedule.md). What
 * events do not tell is left out: dates that are fixed, and holidays, so that a lag of business days counts Monday to
 * Friday.
 */
final class CriticalPath {
    private final Map<UUID, Row> rows;
    private final Map<UUID, Long> slack = new HashMap<>();
    private final List<DependencyState> dependencies;

    CriticalPath(ContractSchedule schedule) {
        rows = schedule.rows().stream().filter(Row::counts).collect(Collectors.toMap(Row::id, row -> row));
        dependencies = schedule.dependencies().stream()
                .filter(one -> rows.containsKey(one.predecessorId()) && rows.containsKey(one.successorId()))
                .toList();
        LocalDate end = rows.values().stream()
                .map(CriticalPath::finish)
                .max(LocalDate::compareTo)
                .orElse(null);
        if (end == null) {
            return;
        }
        rows.values().forEach(row -> slack.put(row.id(), ChronoUnit.DAYS.between(finish(row), end)));
        Map<UUID, List<DependencyState>> into = new HashMap<>();
        Map<UUID, Integer> successors = new HashMap<>();
        for (DependencyState one : dependencies) {
            into.computeIfAbsent(one.successorId(), none -> new ArrayList<>()).add(one);
            successors.merge(one.predecessorId(), 1, Integer::sum);
        }
        Deque<UUID> ready = new ArrayDeque<>(
                rows.keySet().stream().filter(id -> !successors.containsKey(id)).toList());
        while (!ready.isEmpty()) { // from the last milestones backwards, each after all that depend on it
            UUID id = ready.remove();
            for (DependencyState one : into.getOrDefault(id, List.of())) {
                slack.merge(one.predecessorId(), room(id) + between(one), Math::min);
                if (successors.merge(one.predecessorId(), -1, Integer::sum) == 0) {
                    ready.add(one.predecessorId());
                }
            }
        }
    }

    /** Whether a slip of the milestone moves the end. What is met cannot slip. */
    boolean isCritical(UUID id) {
        Row row = rows.get(id);
        return row != null && !row.status().isEnded() && room(id) <= 0;
    }

    /** The dependencies that hold, those between milestones that count. */
    List<DependencyState> dependencies() {
        return dependencies;
    }

    /** Whether it is a part of a critical path: it leaves no room between its ends, and its successor has none. */
    boolean isCritical(DependencyState one) {
        return isCritical(one.successorId()) && room(one.successorId()) + between(one) <= 0;
    }

    private long room(UUID id) {
        return Objects.requireNonNull(slack.get(id));
    }

    /** How many days the successor has beyond what the dependency demands. */
    private long between(DependencyState one) {
        Row before = Objects.requireNonNull(rows.get(one.predecessorId()));
        Row after = Objects.requireNonNull(rows.get(one.successorId()));
        boolean fromStart = one.type() == DependencyType.SS || one.type() == DependencyType.SF;
        boolean toStart = one.type() == DependencyType.FS || one.type() == DependencyType.SS;
        LocalDate demanded = later(fromStart ? start(before) : finish(before), one);
        return ChronoUnit.DAYS.between(demanded, toStart ? start(after) : finish(after));
    }

    private static LocalDate later(LocalDate day, DependencyState one) {
        if (one.lagUnit() == LagUnit.CALENDAR_DAYS) {
            return day.plusDays(one.lag());
        }
        LocalDate at = day;
        for (int left = Math.abs(one.lag()); left > 0; ) {
            at = at.plusDays(Integer.signum(one.lag()));
            if (at.getDayOfWeek() != DayOfWeek.SATURDAY && at.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return at;
    }

    private static LocalDate finish(Row row) {
        return Objects.requireNonNull(row.finish());
    }

    private static LocalDate start(Row row) {
        LocalDate start = row.plannedStart();
        return start == null || start.isAfter(finish(row)) ? finish(row) : start;
    }
}
