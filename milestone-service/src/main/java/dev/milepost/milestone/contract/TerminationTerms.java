package dev.milepost.milestone.contract;

import dev.milepost.events.Money;
import dev.milepost.events.TerminationTerm;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules for what a contract says of its early end. */
final class TerminationTerms {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 2000;
    private static final int PERCENT_SCALE = 4;
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private TerminationTerms() {}

    /** Adds what is wrong; amounts are in the currency of the contract's value. */
    static void check(Violations found, List<TerminationTerm> terms, @Nullable Money value) {
        found.check(terms.size() <= MOST, "terminationTerms", "may have at most " + MOST + " entries");
        for (int i = 0; i < Math.min(terms.size(), MOST); i++) {
            TerminationTerm term = terms.get(i);
            String at = "terminationTerms[" + i + "]";
            if (term == null
                    || term.kind() == null
                    || term.text() == null
                    || term.text().isBlank()) {
                found.add(at, "needs kind and text");
                continue;
            }
            BigDecimal percent = term.percent();
            Money amount = term.amount();
            Checks.money(found, at + ".amount", amount);
            found.check(
                            term.text().length() <= LONGEST_TEXT,
                            at + ".text",
                            "may have at most " + LONGEST_TEXT + " characters")
                    .check(amount == null || percent == null, at, "has either amount or percent, not both")
                    .check(
                            percent == null
                                    || percent.signum() > 0
                                            && percent.compareTo(HUNDRED) <= 0
                                            && percent.stripTrailingZeros().scale() <= PERCENT_SCALE,
                            at + ".percent",
                            "must be more than 0, at most 100, with at most " + PERCENT_SCALE + " fraction digits")
                    .check(
                            percent == null || value != null,
                            at + ".percent",
                            "is taken from the contract's value, which it does not have")
                    .check(
                            amount == null || value == null || value.currency().equals(amount.currency()),
                            at + ".amount.currency",
                            "must be that of the contract's value");
        }
    }
}
