package dev.milepost.analytics.question;

import dev.milepost.analytics.rollup.Axis;
import dev.milepost.analytics.rollup.Block;
import dev.milepost.analytics.rollup.CellQuery;
import dev.milepost.analytics.rollup.CellQuery.Allowed;
import dev.milepost.analytics.rollup.Part;
import dev.milepost.analytics.rollup.Promise;
import dev.milepost.analytics.rollup.Quarters;
import dev.milepost.analytics.rollup.RollUpReader;
import dev.milepost.analytics.rollup.Scopes;
import dev.milepost.analytics.rollup.Section;
import dev.milepost.analytics.rollup.Tally;
import dev.milepost.analytics.rollup.Values;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.analytics.sight.VisibleContracts.Sight;
import dev.milepost.kit.tenant.Caller;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whatever is the newest of contracts together, whether its moment is over or not. */
@ApplicationScoped
public class Newest {
    private static final Set<Block> BLOCKS = EnumSet.of(Block.STANDING, Block.OPEN, Block.MONEY, Block.UNPAID);
    private static final List<String> EVERY = List.of(Scopes.OPEN, Scopes.MEMBERS);

    private final RollUpReader cells;
    private final HistoryTallies history;
    private final VisibleContracts visible;
    private final Caller caller;
    private final BusinessClock clock;

    @Inject
    Newest(RollUpReader cells, HistoryTallies history, VisibleContracts visible, Caller caller, BusinessClock clock) {
        this.cells = cells;
        this.history = history;
        this.visible = visible;
        this.caller = caller;
        this.clock = clock;
    }

    /** All that the caller may see. */
    public Tally ofAll() {
        Sight sight = visible.sight();
        UUID party = sight.party();
        Optional<Tally> tally = wholes(sight.all() ? EVERY : List.of(party == null ? Scopes.OPEN : party.toString()));
        if (tally.isPresent() && !sight.all()) {
            tally = contracts(visible.memberships(sight), tally.get());
        }
        return tally.orElseGet(() -> ofHistory(new Reach(sight, null, true)));
    }

    /** One contract, of which it is known that the caller sees it. */
    public Tally ofContract(UUID contract) {
        return contracts(List.of(contract), new Tally())
                .orElseGet(() -> ofHistory(new Reach(visible.sight(), List.of(contract), true)));
    }

    private Optional<Tally> wholes(List<String> scopes) {
        Tally all = new Tally();
        return add(all, Axis.Of.MILESTONES, List.of(), scopes, null)
                .flatMap(one -> add(one, Axis.Of.PAYMENTS, List.of(), scopes, null));
    }

    private Optional<Tally> contracts(List<UUID> contracts, Tally tally) {
        if (contracts.isEmpty()) {
            return Optional.of(tally);
        }
        List<String> values = new ArrayList<>();
        contracts.forEach(contract -> values.add(Values.text(contract.toString())));
        return add(tally, Axis.Of.MILESTONES, List.of(Part.CONTRACT), EVERY, Allowed.any(values))
                .flatMap(one -> add(one, Axis.Of.PAYMENTS, List.of(Part.CONTRACT), EVERY, Allowed.any(values)));
    }

    private Optional<Tally> add(
            Tally tally, Axis.Of of, List<Part> parts, List<String> scopes, @Nullable Allowed allowed) {
        Axis axis = Objects.requireNonNull(Axis.of(of, Promise.CURRENT, parts));
        Quarters present = Quarters.around(clock.instant());
        return cells.read(
                        caller.tenant(),
                        null,
                        new CellQuery(axis, scopes, allowed, null, BLOCKS, present),
                        places -> {})
                .map(found -> {
                    found.values().forEach(cell -> tally.add(cell, 1));
                    return tally;
                });
    }

    private Tally ofHistory(Reach reach) {
        Tally tally = new Tally();
        history.read(frame(Against.BASELINE), reach, Which.ALL, EnumSet.of(Block.STANDING), false)
                .values()
                .forEach(one -> tally.add(one, 1));
        history.read(frame(Against.CURRENT), reach, Which.OPEN, EnumSet.of(Block.STANDING), false)
                .values()
                .forEach(one -> {
                    tally.add(one, Section.OPEN, 1);
                    tally.add(one, Section.OPEN_QUARTERS, 1);
                });
        history.read(frame(Against.CURRENT), reach, Which.WITH_PAYMENT, EnumSet.of(Block.MONEY), false)
                .values()
                .forEach(one -> tally.add(one, 1));
        return tally;
    }

    private Frame frame(Against against) {
        return new Frame(clock.instant(), against, null, null, List.of(), Map.of());
    }
}
