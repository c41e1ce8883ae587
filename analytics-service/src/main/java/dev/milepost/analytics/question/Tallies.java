package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.CellQuery;
import dev.milepost.analytics.rollup.Cells;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.RollUpReader;
import dev.milepost.analytics.rollup.Scopes;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import dev.milepost.kit.tenant.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What questions are answered from, of the contracts that the caller may see: cells where they are kept for the question
 * and nothing changed after its moment, else the history. Both say the same to the last digit.
 */
@ApplicationScoped
public class Tallies {
    /** Until the next midnight anywhere, which no time zone has within a quarter of an hour, the same cells say the same. */
    private static final long SAME_DAY_SECONDS = 900;

    private final RollUpReader cells;
    private final HistoryTallies history;
    private final QuestionReader reader;
    private final VisibleContracts visible;
    private final Caller caller;

    private record Asked(Frame frame, Which which, Which counted, boolean detailed) {}

    /**
     * What is to be read.
     *
     * @param which are in the groups
     * @param counted of them in all
     * @param detailed whether the answer shows the reasons of moves and the hours in each state
     * @param shown whether the answer is read by people, who read few groups
     */
    private record Wanted(
            Frame frame,
            Which which,
            Which counted,
            Set<Block> blocks,
            Quarters quarters,
            boolean detailed,
            boolean shown) {}

    @Inject
    Tallies(
            RollUpReader cells,
            HistoryTallies history,
            QuestionReader reader,
            VisibleContracts visible,
            Caller caller) {
        this.cells = cells;
        this.history = history;
        this.reader = reader;
        this.visible = visible;
        this.caller = caller;
    }

    /** The groups of {@code frame} that have any milestone of {@code which} (of money: payment). */
    public Groups read(Frame frame, Which which, Set<Block> blocks) {
        return few(readAll(new Wanted(frame, which, which, blocks, Quarters.around(frame.asOf()), true, true)));
    }

    /** The same for an answer that shows neither the reasons of moves nor the hours in each state: they may be long to read. */
    public Groups readWithoutDetails(Frame frame, Which which, Set<Block> blocks) {
        return few(readAll(new Wanted(frame, which, which, blocks, Quarters.around(frame.asOf()), false, true)));
    }

    /**
     * The same with all dates before the moment as well: what is overdue is usually counted without them. Another kind of
     * milestones is counted in all.
     */
    public Groups readUntilNow(Frame frame, Which which, Which counted, Set<Block> blocks) {
        return few(readAll(new Wanted(frame, which, counted, blocks, Quarters.until(frame.asOf()), true, true)));
    }

    /** The same, however many groups there are: nobody reads them. */
    public Groups readAll(Frame frame, Which which, Set<Block> blocks) {
        return readAll(new Wanted(frame, which, which, blocks, Quarters.around(frame.asOf()), true, false));
    }

    private static Groups few(Groups groups) {
        QuestionReader.refuseMoreThan(groups.of().size());
        return groups;
    }

    /** Refuses more groups than anybody reads. */
    public static void refuseMoreThanAnybodyReads(int groups) {
        QuestionReader.refuseMoreThan(groups);
    }

    /** How many milestones of {@code which} there are in {@code frame}, which has no groups. */
    public long count(Frame frame, Which which) {
        VisibleContracts.Beginning beginning = visible.beginning();
        Groups groups = ofCells(
                new Wanted(frame, which, which, which.blocks(), Quarters.around(frame.asOf()), false, false),
                beginning);
        return groups == null ? reader.count(frame, Reach.of(beginning.sight()), which) : groups.milestones();
    }

    private Groups readAll(Wanted wanted) {
        VisibleContracts.Beginning beginning = visible.beginning();
        Groups groups = ofCells(wanted, beginning);
        if (groups != null) {
            return groups;
        }
        Reach reach = Reach.of(beginning.sight());
        Map<List<@Nullable String>, Tally> tallies = new TreeMap<>(Groups.ORDER);
        tallies.putAll(history.read(wanted.frame(), reach, wanted.which(), wanted.blocks(), wanted.detailed()));
        return new Groups(reader.count(wanted.frame(), reach, wanted.counted()), groups(wanted, tallies), false);
    }

    private @Nullable Groups ofCells(Wanted wanted, VisibleContracts.Beginning beginning) {
        Frame frame = wanted.frame();
        Sight sight = beginning.sight();
        CellPlan plan = sight.party() == null ? CellPlan.of(frame, wanted.which()) : null;
        if (plan == null) {
            return null;
        }
        List<String> scopes = sight.all() ? List.of(Scopes.OPEN, Scopes.MEMBERS) : List.of(Scopes.OPEN);
        boolean eachIsShown = wanted.shown() && wanted.which() == Which.ALL && plan.hasACellAGroup();
        List<CellQuery> queries = new ArrayList<>();
        queries.add(plan.query(scopes, wanted.blocks(), wanted.quarters()));
        if (!plan.addsUp()) {
            CellPlan whole = CellPlan.of(frame.ungrouped(), wanted.counted());
            if (whole == null) {
                return null;
            }
            queries.add(whole.query(scopes, wanted.counted().blocks(), wanted.quarters()));
        }
        var found = cells.read(
                        caller.tenant(),
                        frame.asOf(),
                        queries,
                        beginning.counted(),
                        n -> QuestionReader.refuseCells(n, eachIsShown))
                .orElse(null);
        if (found == null) {
            return null;
        }
        Reach members = sight.all() ? null : memberships(sight);
        if (members != null || lacksReasons(wanted, found)) { // what comes from the history may be of any size
            return groups(wanted, plan, sight, found, members);
        }
        long second = frame.asOf().getEpochSecond();
        Instant since = Instant.ofEpochSecond(second - Math.floorMod(second, SAME_DAY_SECONDS));
        return found.make(
                Groups.class,
                since,
                new Asked(frame.at(since), wanted.which(), wanted.counted(), wanted.detailed()),
                () -> groups(wanted, plan, sight, found, null));
    }

    private Groups groups(Wanted wanted, CellPlan plan, Sight sight, Cells found, @Nullable Reach members) {
        Frame frame = wanted.frame();
        TallySums sums = new TallySums();
        found.of().getFirst().forEach((place, tally) -> sums.add(plan.group(place), tally));
        if (members != null) {
            history.read(frame, members, wanted.which(), wanted.blocks(), wanted.detailed())
                    .forEach(sums::add);
        }
        Map<List<@Nullable String>, Tally> tallies = sums.of();
        boolean lacksReasons = lacksReasons(wanted, found);
        if (lacksReasons) {
            tallies.replaceAll((keys, tally) -> tally.without(Section.REASONS));
            history.reasons(frame, Reach.of(sight), tallies);
        }
        List<Groups.One> groups = groups(wanted, tallies);
        long all = 0;
        if (plan.addsUp()) {
            for (Groups.One one : groups) {
                all += one.them().count(wanted.counted());
            }
        } else {
            all = members == null ? 0 : reader.count(frame, members, wanted.counted());
            for (Tally tally : found.of().getLast().values()) {
                all += new Standing(tally, frame.promise(), frame.asOf()).count(wanted.counted());
            }
        }
        return new Groups(all, groups, members == null && !lacksReasons && found.isKept());
    }

    private static boolean lacksReasons(Wanted wanted, Cells found) {
        return wanted.detailed()
                && wanted.blocks().contains(Block.SLIPPING)
                && found.of().getFirst().values().stream().anyMatch(Tally::lacksReasons);
    }

    /** The contracts that only their members see, of which the caller is one; null for none. */
    private @Nullable Reach memberships(Sight sight) {
        List<UUID> contracts = visible.memberships(sight);
        return contracts.isEmpty() ? null : new Reach(sight, contracts, false);
    }

    /** @param tallies in the order of their keys */
    private static List<Groups.One> groups(Wanted wanted, Map<List<@Nullable String>, Tally> tallies) {
        List<Groups.One> groups = new ArrayList<>(tallies.size());
        tallies.forEach((keys, tally) -> {
            Standing standing =
                    new Standing(tally, wanted.frame().promise(), wanted.frame().asOf());
            if (wanted.which() == Which.WITH_PAYMENT ? standing.hasPayments() : standing.count(wanted.which()) > 0) {
                groups.add(new Groups.One(keys, standing));
            }
        });
        return groups;
    }
}
