package dev.milepost.analytics.chart;

import dev.milepost.analytics.forecast.CashForecast;
import dev.milepost.analytics.forecast.CashForecast.Month;
import dev.milepost.analytics.summary.AmountView;
import dev.milepost.kit.http.Choice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What open milestones release by the end of each month: as promised, as likely as not, and in four of five cases. */
final class CashForecastChart {
    private static final double BELOW = 30;

    private final Look look;
    private final Words words;
    private final List<Month> months;
    private final String currency;

    private CashForecastChart(CashForecast forecast, Look look) {
        this.look = look;
        this.words = look.words();
        this.months = forecast.months();
        this.currency = months.isEmpty() ? "" : months.getFirst().currency();
    }

    /** The chart; refused for several currencies. */
    static String of(CashForecast forecast, Look look) {
        List<String> currencies =
                forecast.months().stream().map(Month::currency).distinct().toList();
        if (currencies.size() > 1) {
            throw Choice.wrong(
                    "currency",
                    "the milestones are paid in " + String.join(", ", currencies)
                            + ", which are not added up: take one of them");
        }
        return new CashForecastChart(forecast, look).draw(forecast);
    }

    private String draw(CashForecast forecast) {
        boolean known = !months.isEmpty() && months.getFirst().p50() != null;
        Plot plot = new Plot(
                look,
                look.usualHeight(),
                months.isEmpty() ? words.of("forecast.none") : words.of("forecast", currency),
                words.of("asOf.only", words.moment(forecast.asOf()))
                        + (months.isEmpty() || known ? "" : " · " + words.of("forecast.unknown")),
                months.isEmpty()
                        ? words.of("empty")
                        : months.stream().map(this::says).collect(Collectors.joining("; ")));
        if (months.isEmpty()) {
            return plot.empty();
        }
        List<Plot.Entry> legend = new ArrayList<>();
        legend.add(new Plot.Entry(look.theme().second, words.of("forecast.promised", last(Month::promised))));
        if (known) {
            legend.add(new Plot.Entry(look.accent(), words.of("forecast.p50", last(Month::p50))));
            legend.add(new Plot.Entry(look.theme().late, words.of("forecast.p80", last(Month::p80))));
        }
        plot.legend(legend);
        double most = months.stream()
                .mapToDouble(month -> Math.max(amount(month.promised()), amount(month.p50())))
                .max()
                .orElse(1);
        plot.values(Ticks.of(0, Math.max(most, 1), plot.ticks(), false), words::compact, BELOW);
        double step = (plot.right - plot.left) / months.size();
        double first = plot.left + step / 2;
        plot.places(months.stream().map(month -> words.period(month.month())).toList(), i -> first + i * step);
        curve(plot, Month::promised, first, step, look.theme().second, 1.5);
        if (known) {
            curve(plot, Month::p80, first, step, look.theme().late, 2);
            curve(plot, Month::p50, first, step, look.accent(), 3);
        }
        return plot.svg.end();
    }

    private void curve(
            Plot plot,
            Function<Month, @Nullable AmountView> line,
            double first,
            double step,
            String colour,
            double width) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < months.size(); i++) {
            double x = first + i * step;
            double y = plot.y(amount(line.apply(months.get(i))));
            path.append(i == 0 ? 'M' : 'L').append(Svg.at(x)).append(' ').append(Svg.at(y));
            plot.svg.circle(x, y, Math.clamp(step / 6, 1.5, 3), colour);
        }
        plot.svg.path(path.toString(), "none", colour, width);
    }

    private String says(Month month) {
        return month.p50() == null
                ? words.of("forecast.month.promised", words.period(month.month()), amount(month.promised()), currency)
                : words.of(
                        "forecast.month",
                        words.period(month.month()),
                        amount(month.promised()),
                        amount(month.p50()),
                        amount(month.p80()),
                        currency);
    }

    private double last(Function<Month, @Nullable AmountView> line) {
        return amount(line.apply(months.getLast()));
    }

    private static double amount(@Nullable AmountView amount) {
        return amount == null ? 0 : new BigDecimal(amount.amount()).doubleValue();
    }
}
