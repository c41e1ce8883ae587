package dev.milepost.milestone.milestone;

import dev.milepost.events.Criterion;
import dev.milepost.kit.problem.Violations;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The criteria of a milestone as a list that people tick off and measure. */
public final class Checklist {
    private static final int HUNDRED = 100;

    private Checklist() {}

    /**
     * What the criteria become that a request gives: one with an id keeps what is recorded of it, one without gets an id.
     * Refused: an id that is not there or twice, and recorded things that are other than they are.
     */
    static List<Criterion> settle(List<Criterion> before, List<Criterion> wanted, Supplier<UUID> ids) {
        Violations found = new Violations();
        Set<UUID> seen = new HashSet<>();
        List<Criterion> settled = new ArrayList<>(wanted.size());
        for (int i = 0; i < wanted.size(); i++) {
            Criterion one = wanted.get(i);
            String at = "criteria[" + i + "]";
            UUID id = one.id();
            Criterion there = before.stream()
                    .filter(known -> id != null && id.equals(known.id()))
                    .findFirst()
                    .orElse(null);
            found.check(
                            id == null || there != null,
                            at + ".id",
                            "the milestone has no criterion " + id + "; leave the id out for a new one")
                    .check(id == null || seen.add(id), at + ".id", "is there twice");
            recordedIsTheSame(found, at, there, one);
            settled.add(renewed(there, one, ids));
        }
        found.throwIfAny();
        return List.copyOf(settled);
    }

    private static void recordedIsTheSame(Violations found, String at, @Nullable Criterion there, Criterion wanted) {
        BigDecimal achieved = there == null ? null : there.achieved();
        found.check(
                        wanted.achieved() == null || achieved != null && achieved.compareTo(wanted.achieved()) == 0,
                        at + ".achieved",
                        "is measured: POST /milestones/{id}/measurements")
                .check(
                        isSame(wanted.done() ? true : null, there != null && there.done())
                                && isSame(wanted.doneAt(), there == null ? null : there.doneAt())
                                && isSame(wanted.doneBy(), there == null ? null : there.doneBy())
                                && isSame(wanted.note(), there == null ? null : there.note()),
                        at + ".done",
                        "is recorded by POST /milestones/{id}/criteria/{criterionId}/check and uncheck; leave done, doneAt, doneBy and note out");
    }

    private static boolean isSame(@Nullable Object wanted, @Nullable Object there) {
        return wanted == null || Objects.equals(wanted, there);
    }

    private static Criterion renewed(@Nullable Criterion there, Criterion wanted, Supplier<UUID> ids) {
        boolean measuresTheSame = there != null
                && Objects.equals(there.metric(), wanted.metric())
                && Objects.equals(there.unit(), wanted.unit());
        if (there == null || !measuresTheSame) {
            return new Criterion(
                    there == null ? ids.get() : there.id(),
                    wanted.statement(),
                    wanted.metric(),
                    wanted.operator(),
                    wanted.target(),
                    wanted.unit(),
                    null,
                    false,
                    null,
                    null,
                    null);
        }
        Criterion kept = new Criterion(
                there.id(),
                wanted.statement(),
                wanted.metric(),
                wanted.operator(),
                wanted.target(),
                wanted.unit(),
                there.achieved(),
                there.done(),
                there.doneAt(),
                there.doneBy(),
                there.note());
        boolean holds = isMeasured(kept) ? holds(kept, kept.achieved()) : kept.done();
        return holds == kept.done() || kept.doneAt() != null && holds
                ? kept
                : recorded(kept, kept.achieved(), holds, kept.doneAt(), kept.doneBy(), kept.note());
    }

    /** Whether values fulfil it, and not somebody's word. */
    public static boolean isMeasured(Criterion one) {
        return one.metric() != null;
    }

    /** Whether a value fulfils it. */
    public static boolean holds(Criterion one, @Nullable BigDecimal achieved) {
        return achieved != null
                && one.operator() != null
                && one.target() != null
                && one.operator().holds(achieved, one.target());
    }

    /** The same criterion with what is recorded of it; {@code at} counts only when it is done. */
    public static Criterion recorded(
            Criterion one,
            @Nullable BigDecimal achieved,
            boolean done,
            @Nullable Instant at,
            @Nullable UUID by,
            @Nullable String note) {
        return new Criterion(
                one.id(),
                one.statement(),
                one.metric(),
                one.operator(),
                one.target(),
                one.unit(),
                achieved,
                done,
                done ? at : null,
                by,
                note);
    }

    static List<Criterion> with(List<Criterion> all, Criterion changed) {
        return all.stream()
                .map(one -> Objects.equals(one.id(), changed.id()) ? changed : one)
                .toList();
    }

    /** Those that are not fulfilled. */
    static List<Criterion> open(List<Criterion> all) {
        return all.isEmpty() ? all : all.stream().filter(one -> !one.done()).toList();
    }

    /** How many of them are fulfilled, in per cent, rounded down: 100 is all of them. */
    static int progress(List<Criterion> all) {
        return (all.size() - open(all).size()) * HUNDRED / all.size();
    }
}
