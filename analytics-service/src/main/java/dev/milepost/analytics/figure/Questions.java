package dev.milepost.analytics.figure;

import dev.milepost.analytics.forecast.CashForecast;
import dev.milepost.analytics.forecast.ForecastResource;
import dev.milepost.analytics.question.GroupedParameters;
import dev.milepost.kit.http.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a question by its name with the parameters of its address: for exports, charts and reports. */
@ApplicationScoped
public class Questions {
    private final QuestionResource figures;
    private final TrendResource trends;
    private final WorkResource work;
    private final ReminderQuestionResource reminders;
    private final ForecastResource forecasts;

    @Inject
    Questions(
            QuestionResource figures,
            TrendResource trends,
            WorkResource work,
            ReminderQuestionResource reminders,
            ForecastResource forecasts) {
        this.figures = figures;
        this.trends = trends;
        this.work = work;
        this.reminders = reminders;
        this.forecasts = forecasts;
    }

    /** The answer, an {@link Answer}, a {@link Trend} or a {@link CashForecast}; parameters that the question does not have are refused as ever. */
    public Object ask(Question question, Map<String, List<String>> given) {
        GroupedParameters asked = GroupedParameters.of(given);
        return switch (question) {
            case COMPLETION -> figures.completion(asked);
            case DELAY -> figures.delay(asked);
            case FLOW -> figures.flow(asked);
            case BOTTLENECKS -> figures.bottlenecks(asked);
            case TRENDS -> trends.trend(asked, asked.groupBy(), first(given, "figure"), number(given, "window"));
            case MONEY -> figures.money(asked);
            case WORKLOAD -> work.workload(asked);
            case COMPLIANCE -> figures.compliance(asked);
            case WAITING -> figures.waiting(asked, asked.groupBy());
            case PENALTIES -> figures.penalties(asked);
            case REMINDERS -> reminders.reminders(asked, number(given, "within"));
            case CASH -> forecasts.cash(asked, number(given, "months"));
            case AHEAD -> work.ahead(asked, asked.groupBy(), number(given, "weeks"));
        };
    }

    /** The answer to {@link Question#WORKLOAD} in parts, however many groups it has: what is wrong is refused now. */
    public Iterable<Answer<WorkloadFigures>> workloadInParts(Map<String, List<String>> given) {
        return work.workloadInParts(GroupedParameters.of(given));
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    private static @Nullable Integer number(Map<String, List<String>> given, String name) {
        String value = first(given, name);
        try {
            return value == null ? null : Integer.valueOf(value);
        } catch (NumberFormatException e) {
            throw Choice.wrong(name, "'" + value + "' is no whole number");
        }
    }
}
