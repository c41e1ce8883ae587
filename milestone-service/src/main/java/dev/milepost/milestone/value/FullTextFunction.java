package dev.milepost.milestone.value;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.type.StandardBasicTypes;

/** Lets HQL ask MariaDB's full-text index: {@code relevance(title, description, words) > 0}. */
public final class FullTextFunction implements FunctionContributor {
    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        contributions
                .getFunctionRegistry()
                .registerPattern(
                        "relevance",
                        "match(?1, ?2) against (?3 in boolean mode)",
                        contributions
                                .getTypeConfiguration()
                                .getBasicTypeRegistry()
                                .resolve(StandardBasicTypes.DOUBLE));
    }
}
