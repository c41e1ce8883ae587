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
    /** The side whose decision a submission waited for: the id of a party, or {@code own} for the tenant's own people. */
    SIDE(
            "CASE WHEN d.decider LIKE 'party:%' THEN SUBSTRING(d.decider, 7, 36) WHEN d.decider LIKE 'person:%'"
                    + " THEN COALESCE((SELECT CONVERT(n.party_id USING utf8mb4) COLLATE utf8mb4_bin FROM person_fact n"
                    + " WHERE n.tenant_id = d.tenant_id AND n.id = CAST(SUBSTRING(d.decider, 8) AS UUID)), 'own') ELSE 'own' END"),
    /** The place whose decision it waited for: {@code person:<id>}, {@code party:<id>:<role>} or {@code role:<role>}. */
    DECIDER("d.decider"),
    /** A custom field: {@code field:colour}. */
    FIELD("");

    private final String column;
    private final String parameter = name().toLowerCase(Locale.ROOT);

    Dimension(String column) {
        this.column = column;
    }

    /** Its name in a query. */
    public String parameter() {
        return parameter;
    }

    /** Whether its values are ids. */
    public boolean isId() {
        return this == CONTRACT || this == COUNTERPARTY || this == OWNER;
    }

    /** Whether it is of the decisions that a submission waited for: a milestone may have several. */
    public boolean isOfDecisions() {
        return this == SIDE || this == DECIDER;
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
