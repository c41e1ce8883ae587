package dev.milepost.analytics.question;

/**
 * What rows a question is about.
 *
 * @param date the expression for the day that periods go by
 * @param currency the expression for the currency of a row
 */
record Source(boolean payments, String date, String currency) {
    static Source milestones(Against against) {
        return new Source(
                false,
                against == Against.BASELINE ? "COALESCE(m.baseline_due_date, m.due_date)" : "m.due_date",
                "COALESCE(m.term_currency, c.currency)");
    }

    static Source ofPayments() {
        return new Source(true, "p.due_on", "p.currency");
    }
}
