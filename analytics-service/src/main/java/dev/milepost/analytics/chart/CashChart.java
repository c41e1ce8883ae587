package dev.milepost.analytics.chart;

import dev.milepost.analytics.figure.Answer;
import dev.milepost.analytics.figure.Group;
import dev.milepost.analytics.figure.MoneyFigures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Money by the month it is due in: what was paid of it, what is to come, and what is overdue, one on the other. */
final class CashChart {
    private static final double BELOW = 30;

    private CashChart() {}

    private record Month(String month, double paid, double coming, double overdue) {
        double all() {
            return paid + coming + overdue;
        }
    }

    /**
     * The chart.
     *
     * @param answer grouped by month, in one currency
     */
    static String of(Answer<MoneyFigures> answer, Look look) {
        Words words = look.words();
        List<Month> months = new ArrayList<>();
        for (Group<MoneyFigures> group : answer.groups()) {
            MoneyFigures figures = group.figures();
            double overdue = amount(figures.overdue().amount());
            months.add(new Month(
                    Objects.requireNonNull(group.key().get("month")),
                    amount(figures.paid().amount()),
                    amount(figures.due().amount()) - overdue,
                    overdue));
        }
        String currency = months.isEmpty()
                ? ""
                : answer.groups().getFirst().figures().due().currency();
        Plot plot = new Plot(
                look,
                look.usualHeight(),
                months.isEmpty() ? words.of("cash.none") : words.of("cash", currency),
                words.of("asOf", words.moment(answer.asOf()), answer.milestones()),
                months.isEmpty()
                        ? words.of("empty")
                        : months.stream()
                                .map(month -> words.of(
                                        "cash.month",
                                        words.period(month.month()),
                                        month.paid(),
                                        month.coming(),
                                        month.overdue(),
                                        currency))
                                .collect(Collectors.joining("; ")));
        if (months.isEmpty()) {
            return plot.empty();
        }
        plot.legend(List.of(
                new Plot.Entry(look.accent(), words.of("cash.paid", sum(months, Month::paid))),
                new Plot.Entry(look.theme().second, words.of("cash.coming", sum(months, Month::coming))),
                new Plot.Entry(look.theme().late, words.of("cash.overdue", sum(months, Month::overdue)))));
        double most = months.stream().mapToDouble(Month::all).max().orElse(1);
        plot.values(Ticks.of(0, Math.max(most, 1), plot.ticks(), false), words::compact, BELOW);
        List<String> periods = Periods.filled(months.stream().map(Month::month).toList());
        double step = (plot.right - plot.left) / periods.size();
        double width = Math.min(60, step * 0.7);
        Map<String, Month> byMonth = months.stream().collect(Collectors.toMap(Month::month, month -> month));
        for (int i = 0; i < periods.size(); i++) {
            Month month = byMonth.get(periods.get(i));
            if (month != null) {
                double x = plot.left + step * (i + 0.5) - width / 2;
                bar(plot, x, width, 0, month.paid(), look.accent());
                bar(plot, x, width, month.paid(), month.coming(), look.theme().second);
                bar(plot, x, width, month.paid() + month.coming(), month.overdue(), look.theme().late);
            }
        }
        plot.places(periods.stream().map(words::period).toList(), i -> plot.left + step * (i + 0.5));
        return plot.svg.end();
    }

    private static void bar(Plot plot, double x, double width, double from, double amount, String colour) {
        if (amount > 0) {
            double top = plot.y(from + amount);
            plot.svg.rect(x, top, width, plot.y(from) - top - 1, colour); // a gap, where shades are much the same
        }
    }

    private static double sum(List<Month> months, ToDoubleFunction<Month> part) {
        return months.stream().mapToDouble(part).sum();
    }

    private static double amount(String amount) {
        return new BigDecimal(amount).doubleValue();
    }
}
