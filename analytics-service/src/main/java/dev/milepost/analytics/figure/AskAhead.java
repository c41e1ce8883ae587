package dev.milepost.analytics.figure;

import dev.milepost.analytics.figure.AheadFigures.Part;
import dev.milepost.analytics.figure.AheadFigures.Week;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Groups;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.Standing;
import dev.milepost.analytics.question.Tallies;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is to be done in the weeks to come, by who does it. It is added up from the cells by worker and week. */
@ApplicationScoped
class AskAhead {
    private static final Key WEEK = new Key(Dimension.WEEK, null);
    private static final List<@Nullable String> UNDATED = Collections.singletonList(null);

    private final Tallies tallies;
    private final Named named;

    @Inject
    AskAhead(Tallies tallies, Named named) {
        this.tallies = tallies;
        this.named = named;
    }

    /** The open work of a group by week; what has no week is under the empty text. */
    private static final class Plan {
        private final TreeMap<String, Long> coming = new TreeMap<>();
        private long overdue;
        private long open;

        void add(@Nullable String week, Standing them) {
            open += them.open();
            overdue += them.overdues();
            coming.merge(week == null ? "" : week, them.open() - them.overdues(), Long::sum);
        }

        long undated() {
            return coming.getOrDefault("", 0L);
        }

        long coming(String after, String upTo) {
            return coming.subMap(after, false, upTo, true).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    /**
     * The answer.
     *
     * @param frame grouped by one dimension that is no period
     * @param weeks how many, this one included
     */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    Answer<AheadFigures> ask(Frame frame, int weeks) {
        if (frame.groupBy().size() != 1
                || frame.groupBy().getFirst().dimension().isPeriod()) {
            throw Choice.wrong("groupBy", "one dimension that is no period: the weeks are there anyway");
        }
        if (frame.filters().containsKey(WEEK)) { // a link has one of its own
            throw Choice.wrong("week", "is no filter here: the weeks are in the answer. 'from' and 'to' bound it");
        }
        Groups byWeek = tallies.readAll(
                frame.groupedBy(List.of(frame.groupBy().getFirst(), WEEK)),
                Which.OPEN,
                EnumSet.of(Block.STANDING, Block.OPEN));
        Map<List<@Nullable String>, Plan> plans = new TreeMap<>(Groups.ORDER);
        byWeek.forEach((keys, them) ->
                plans.computeIfAbsent(keys.subList(0, 1), none -> new Plan()).add(keys.getLast(), them));
        Tallies.refuseMoreThanAnybodyReads(plans.size());
        List<Group<AheadFigures>> groups = new ArrayList<>();
        plans.forEach((keys, plan) ->
                groups.add(Grouping.group(frame, Which.OPEN, keys, plan.open, figures(frame, keys, plan, weeks))));
        return named.of(frame, Answer.of(frame, Which.OPEN, byWeek.milestones(), groups));
    }

    private static AheadFigures figures(Frame frame, List<@Nullable String> keys, Plan plan, int n) {
        LocalDate first = frame.asOf()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<Week> weeks = new ArrayList<>();
        String before = "";
        for (int i = 0; i < n; i++) {
            LocalDate monday = first.plusWeeks(i);
            String week = name(monday);
            // where it is still yesterday, what is due in the week before may not be overdue yet
            Frame those = i == 0 ? between(frame, null, monday.plusDays(6), monday) : frame.only(WEEK, List.of(week));
            weeks.add(new Week(week, monday, plan.coming(before, week), those.drillDown(Which.COMING, keys)));
            before = week;
        }
        return new AheadFigures(
                plan.open,
                new Part(plan.overdue, frame.drillDown(Which.OVERDUE, keys)),
                weeks,
                new Part(
                        plan.coming(before, "9999-W99"),
                        between(frame, first.plusWeeks(n), null, first.plusWeeks(n))
                                .drillDown(Which.COMING, keys)),
                new Part(plan.undated(), frame.only(WEEK, UNDATED).drillDown(Which.OPEN, keys)));
    }

    /** What of it is promised then; where that is out of its bounds, as little as it has of the week of {@code monday}: nothing. */
    private static Frame between(Frame frame, @Nullable LocalDate first, @Nullable LocalDate last, LocalDate monday) {
        Frame part = frame.between(first, last);
        return part.from() != null && part.to() != null && part.from().isAfter(part.to())
                ? frame.only(WEEK, List.of(name(monday)))
                : part;
    }

    private static String name(LocalDate monday) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                monday.get(IsoFields.WEEK_BASED_YEAR),
                monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
