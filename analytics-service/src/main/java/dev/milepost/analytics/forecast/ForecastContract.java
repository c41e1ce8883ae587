package dev.milepost.analytics.forecast;

import dev.milepost.analytics.forecast.ContractForecast.Last;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.ContractSchedule;
import dev.milepost.analytics.question.Dimension;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.Key;
import dev.milepost.analytics.question.MilestoneLine;
import dev.milepost.analytics.question.QuestionReader;
import dev.milepost.analytics.question.ScheduleReader;
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
import java.util.Arrays;
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
    private final ScheduleReader schedules;
    private final ChancesReader chances;
    private final BusinessClock clock;

    @Inject
    ForecastContract(
            VisibleContracts visible,
            QuestionReader reader,
            ScheduleReader schedules,
            ChancesReader chances,
            BusinessClock clock) {
        this.visible = visible;
        this.reader = reader;
        this.schedules = schedules;
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
        int[] promised = dated.stream().mapToInt(line -> day(line.dueDate())).toArray();
        ContractSchedule schedule = schedules.read(frame, contract);
        Simulation simulation = new Simulation(
                promised,
                dated.stream()
                        .map(line -> known.spread(ChancesReader.kind(line), Objects.requireNonNull(line.days())))
                        .toList(),
                links(datedFirst, schedule.dependencies()),
                earliest(datedFirst, schedule));
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

    /** What each waits for of those that are open. */
    private static List<List<Simulation.Link>> links(List<MilestoneLine> lines, List<DependencyState> dependencies) {
        Map<UUID, Integer> places = places(lines);
        List<List<Simulation.Link>> links = new ArrayList<>();
        lines.forEach(_ -> links.add(new ArrayList<>()));
        for (DependencyState dependency : dependencies) {
            Integer before = places.get(dependency.predecessorId());
            Integer after = places.get(dependency.successorId());
            if (before != null && after != null && isOnFinish(dependency)) {
                links.get(after).add(new Simulation.Link(before, dependency.lag()));
            }
        }
        return links;
    }

    /** The day that each waits for because of those that are not open any more: their lag may not be over. */
    private static int[] earliest(List<MilestoneLine> lines, ContractSchedule schedule) {
        Map<UUID, Integer> places = places(lines);
        Map<UUID, Integer> done = new HashMap<>();
        for (ContractSchedule.Row row : schedule.rows()) {
            if (!places.containsKey(row.id()) && row.counts()) {
                done.put(row.id(), day(row.finish()));
            }
        }
        int[] earliest = new int[lines.size()];
        Arrays.fill(earliest, Simulation.NEVER);
        for (DependencyState dependency : schedule.dependencies()) {
            Integer before = done.get(dependency.predecessorId());
            Integer after = places.get(dependency.successorId());
            if (before != null && after != null && isOnFinish(dependency)) {
                earliest[after] = Math.max(earliest[after], before + dependency.lag());
            }
        }
        return earliest;
    }

    private static Map<UUID, Integer> places(List<MilestoneLine> lines) {
        Map<UUID, Integer> places = new HashMap<>();
        lines.forEach(line -> places.put(line.id(), places.size()));
        return places;
    }

    /** Whether it is on a finish; a start is not known before it happens. */
    private static boolean isOnFinish(DependencyState dependency) {
        return dependency.type().name().charAt(0) == 'F';
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

    private static int day(@Nullable LocalDate date) {
        return Math.toIntExact(Objects.requireNonNull(date).toEpochDay());
    }

    private static LocalDate due(MilestoneLine line) {
        return Objects.requireNonNull(line.dueDate());
    }
}
