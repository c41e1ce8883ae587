package dev.milepost.analytics.chart;

import dev.milepost.analytics.fact.Names;
import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.BottleneckFigures;
import dev.milepost.analytics.figure.DelayFigures;
import dev.milepost.analytics.figure.Group;
import dev.milepost.analytics.figure.MoneyFigures;
import dev.milepost.analytics.figure.Question;
import dev.milepost.analytics.figure.Questions;
import dev.milepost.analytics.figure.Trend;
import dev.milepost.analytics.forecast.CashForecast;
import dev.milepost.analytics.question.Against;
import dev.milepost.analytics.question.DayReader;
import dev.milepost.analytics.question.Frame;
import dev.milepost.analytics.question.FrameParameters;
import dev.milepost.analytics.question.FrameReader;
import dev.milepost.analytics.question.ScheduleReader;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Asks a question and draws its answer. */
@ApplicationScoped
public class DrawChart {
    private final Questions questions;
    private final FrameReader frames;
    private final DayReader days;
    private final ScheduleReader schedules;
    private final Names names;

    @Inject
    DrawChart(Questions questions, FrameReader frames, DayReader days, ScheduleReader schedules, Names names) {
        this.questions = questions;
        this.frames = frames;
        this.days = days;
        this.schedules = schedules;
        this.names = names;
    }

    /** Whether a question has a chart. */
    public static boolean draws(Question question) {
        return switch (question) {
            case FLOW, WORKLOAD, COMPLIANCE, WAITING, PENALTIES, AHEAD, REMINDERS -> false;
            default -> true;
        };
    }

    /** The parameters but those that say what a chart looks like. */
    public static Map<String, List<String>> withoutLook(Map<String, List<String>> given) {
        Map<String, List<String>> left = new HashMap<>(given);
        left.keySet().removeAll(LookParameters.NAMES);
        return left;
    }

    /** The chart of a question, with the parameters of its address. */
    public String draw(Question question, Map<String, List<String>> given) {
        return of(question, withoutLook(given), Look.of(LookParameters.of(given)));
    }

    /**
     * The chart of a question.
     *
     * @param given the parameters of the question
     */
    @Transactional(Transactional.TxType.SUPPORTS) // one of its own would keep a connection while it waits for a turn
    @SuppressWarnings("unchecked") // a question answers with figures of its own kind
    String of(Question question, Map<String, List<String>> given, Look look) {
        return switch (question) {
            case TRENDS -> TrendChart.of((Trend) questions.ask(question, given), look);
            case DELAY -> DelayChart.of((Answer<DelayFigures>) questions.ask(question, ungrouped(given)), look);
            case BOTTLENECKS -> {
                var answer = (Answer<BottleneckFigures>) questions.ask(question, given);
                yield ParetoChart.of(answer, look, names(answer));
            }
            case COMPLETION -> burnUp(ungrouped(given), look);
            case MONEY -> {
                Map<String, List<String>> byMonth = new HashMap<>(ungrouped(given));
                byMonth.put("groupBy", List.of("month"));
                yield CashChart.of((Answer<MoneyFigures>) questions.ask(question, byMonth), look);
            }
            case CASH -> CashForecastChart.of((CashForecast) questions.ask(question, given), look);
            default -> throw new IllegalArgumentException("there is no chart of " + question);
        };
    }

    /** The chart of a contract's milestones. */
    @Transactional
    String of(UUID contract, Map<String, List<String>> given, Look look) {
        Map<String, List<String>> ofContract = new HashMap<>(given);
        ofContract.put("contract", List.of(contract.toString()));
        Frame frame = frames.read(FrameParameters.of(ofContract), Against.CURRENT, List.of(), Set.of());
        return GanttChart.of(schedules.read(frame, contract), look);
    }

    private String burnUp(Map<String, List<String>> given, Look look) {
        Frame frame = frames.read(FrameParameters.of(given), Against.BASELINE, List.of(), Set.of());
        return BurnUpChart.of(
                new BurnUp(
                        frame.asOf(),
                        frame.asOf().atOffset(ZoneOffset.UTC).toLocalDate(),
                        days.promised(frame),
                        days.met(frame)),
                look);
    }

    private static Map<String, List<String>> ungrouped(Map<String, List<String>> given) {
        if (given.containsKey("groupBy")) {
            throw Choice.wrong("groupBy", "this chart is of all milestones that are asked for: filter them instead");
        }
        return given;
    }

    private Map<String, String> names(Answer<BottleneckFigures> answer) {
        Map<String, String> found = new HashMap<>();
        for (String dimension : answer.groupBy()) {
            Set<UUID> ids = new HashSet<>();
            for (Group<BottleneckFigures> group : answer.groups()) {
                String value = group.key().get(dimension);
                if (value != null && Set.of("contract", "counterparty", "owner").contains(dimension)) {
                    ids.add(UUID.fromString(value));
                }
            }
            found.putAll(
                    switch (dimension) {
                        case "contract" -> names.ofContracts(ids);
                        case "counterparty" -> names.ofParties(ids);
                        case "owner" -> names.ofPeople(ids);
                        default -> Map.of();
                    });
        }
        return Objects.requireNonNull(found);
    }
}
