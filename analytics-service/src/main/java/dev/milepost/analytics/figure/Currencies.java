package dev.milepost.analytics.figure;

import dev.milepost.kit.http.Choice;
import java.util.List;

/** Refuses what would add up different currencies. */
final class Currencies {
    private Currencies() {}

    /** The refusal of a series whose milestones are in several. */
    static RuntimeException several(List<String> currencies) {
        return Choice.wrong(
                "currency",
                "the milestones are paid for in " + String.join(", ", currencies)
                        + ", which are not added up: filter by one (currency=" + currencies.getFirst() + ")");
    }

    /** The refusal of a group of {@code what} that are in several. */
    static RuntimeException mixed(String what, List<String> currencies) {
        return Choice.wrong(
                "groupBy",
                "the " + what + " are in " + String.join(", ", currencies)
                        + ", which are not added up: group by currency, or filter by one (currency="
                        + currencies.getFirst()
                        + ")");
    }
}
