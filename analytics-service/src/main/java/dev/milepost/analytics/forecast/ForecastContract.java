package dev.milepost.analytics.forecast;

import dev.milepost.analytics.forecast.ContractForecast.Last;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.Dependencies;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.Which;
import dev.milepost.analytics.sight.VisibleContracts;
import dev.milepost.events.DependencyState;
import dev.milepost.kit.problem.ProblemType;
import dev.milepost.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a contract is likely to be done; NOT_FOUND for one that the caller may not see. */
@ApplicationScoped
class ForecastContract {
    private static final int MOST = 10_000;
    private static final int MOST_LASTS = 5;
    private static final int DIGITS = 4;

    private final VisibleContracts visible;
    private final QuestionReader reader;
    private final Dependencies dependencies;
    private final ChancesReader chances;
    private final BusinessClock clock;

    @Inject
    ForecastContract(
            VisibleContracts visible,
            QuestionReader reader,
            Dependencies dependencies,
            ChancesReader chances,
            BusinessClock clock) {
        this.visible = visible;
        this.reader = reader;
        this.dependencies = dependencies;
        this.chances = chances;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    ContractForecast forecast(UUID contract) {
        if (!visible.has(contract)) {
            throw ProblemType.NOT_FOUND.because("There is no contract " + contract + ".");
        }
        Instant now = clock.instant();
        Frame frame = new Frame(
                now,
                Against.CURRENT,
                null,
                null,
                List.of(),
                Map.of(new Key(Dimension.CONTRACT, null), List.of(contract.toString())));
        List<MilestoneLine> open = reader.milestones(frame, Which.OPEN, null, MOST + 1);
        if (open.size() > MOST) {
            throw ProblemType.CONFLICT.because("The contract has more than " + MOST
                    + " open milestones, which are not simulated. GET /api/v1/analytics/forecast has each of them.");
        }
        List<MilestoneLine> dated =
                open.stream().filter(line -> line.days() != null).toList();
        Chances known = chances.read(now, Against.CURRENT);
        if (dated.isEmpty() || !known.isEnough()) {
            return nothing(frame, dated.isEmpty() ? Basis.NO_DATE : Basis.NOT_ENOUGH_HISTORY, open, dated);
        }
        List<MilestoneLine> datedFirst = Stream.concat(
                        dated.stream(), open.stream().filter(line -> line.days() == null))
                .toList();
        int[] promised = dated.stream()
                .mapToInt(line -> Math.toIntExact(due(line).toEpochDay()))
                .toArray();
        Simulation simulation = new Simulation(
                promised,
                dated.stream()
                        .map(line -> known.spread(ChancesReader.kind(line), Objects.requireNonNull(line.days())))
                        .toList(),
                links(datedFirst, dependencies.of(contract, now)));
        return new ContractForecast(
                now,
                Basis.HISTORY,
                open.size(),
                frame.drillDown(Which.OPEN, List.of()),
                dated.size(),
                open.size() - dated.size(),
                last(dated),
                LocalDate.ofEpochDay(simulation.end(50)),
                LocalDate.ofEpochDay(simulation.end(80)),
                LocalDate.ofEpochDay(simulation.end(95)),
                simulation.runs(),
                lasts(dated, simulation));
    }

    /** What each waits for of those that are open: a finish; a start is not known before it happens. */
    private static List<List<Simulation.Link>> links(List<MilestoneLine> lines, List<DependencyState> dependencies) {
        Map<UUID, Integer> places = new HashMap<>();
        List<List<Simulation.Link>> links = new ArrayList<>();
        for (MilestoneLine line : lines) {
            places.put(line.id(), links.size());
            links.add(new ArrayList<>());
        }
        for (DependencyState dependency : dependencies) {
            Integer before = places.get(dependency.predecessorId());
            Integer after = places.get(dependency.successorId());
            if (before != null && after != null && dependency.type().name().charAt(0) == 'F') {
                links.get(after).add(new Simulation.Link(before, dependency.lag()));
            }
        }
        return links;
    }

    private static List<Last> lasts(List<MilestoneLine> lines, Simulation simulation) {
        return IntStream.range(0, lines.size())
                .boxed()
                .filter(i -> simulation.lasts(i) > 0)
                .sorted(Comparator.comparingInt((Integer i) -> -simulation.lasts(i)))
                .limit(MOST_LASTS)
                .map(i -> new Last(
                        lines.get(i).id(),
                        lines.get(i).title(),
                        BigDecimal.valueOf(simulation.lasts(i))
                                .divide(BigDecimal.valueOf(simulation.runs()), DIGITS, RoundingMode.HALF_EVEN)))
                .toList();
    }

    private static ContractForecast nothing(
            Frame frame, Basis basis, List<MilestoneLine> open, List<MilestoneLine> dated) {
        return new ContractForecast(
                frame.asOf(),
                basis,
                open.size(),
                frame.drillDown(Which.OPEN, List.of()),
                dated.size(),
                open.size() - dated.size(),
                last(dated),
                null,
                null,
                null,
                0,
                List.of());
    }

    private static @Nullable LocalDate last(List<MilestoneLine> dated) {
        return dated.stream()
                .map(ForecastContract::due)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static LocalDate due(MilestoneLine line) {
        return Objects.requireNonNull(line.dueDate());
    }
}
