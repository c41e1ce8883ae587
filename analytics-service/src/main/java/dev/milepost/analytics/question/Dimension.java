package dev.milepost.analytics.question;

import java.util.Locale;

/** What figures are grouped and filtered by. */
public enum Dimension {
    CONTRACT("c.contract_id"),
    /** The party that owes the milestone. */
    COUNTERPARTY("m.party_id"),
    OWNER("m.owner_id"),
    TEAM("m.team"),
    TYPE("m.type"),
    PRIORITY("m.priority"),
    /** A milestone with several counts in each of their groups. */
    TAG("t.tag"),
    /** That of what is paid for it, else of its contract; of a payment its own. */
    CURRENCY(""),
    /** The month of the promised date: 2027-02. */
    MONTH(""),
    /** The ISO week of the promised date: 2027-W08. */
    WEEK(""),
    /** The quarter of the promised date: 2027-Q1. */
    QUARTER(""),
    /** A custom field: {@code field:colour}. */
    FIELD("");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** Its name in a query. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its values are ids. */
    public boolean isId() {
        return this == CONTRACT || this == COUNTERPARTY || this == OWNER;
    }

    /** Whether it is a period of time. */
    public boolean isPeriod() {
        return this == MONTH || this == WEEK || this == QUARTER;
    }

    /** What it is in a statement whose dates are those of {@code source}. */
    String sql(Source source) {
        return switch (this) {
            case CURRENCY -> source.currency();
            case MONTH -> "DATE_FORMAT(" + source.date() + ", '%Y-%m')";
            case WEEK -> "DATE_FORMAT(" + source.date() + ", '%x-W%v')";
            case QUARTER -> "CONCAT(YEAR(" + source.date() + "), '-Q', QUARTER(" + source.date() + "))";
            default -> column;
        };
    }
}
