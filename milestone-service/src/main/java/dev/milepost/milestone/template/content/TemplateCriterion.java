package dev.milepost.milestone.template.content;

import dev.milepost.events.Criterion;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A completion criterion of a template: what people will check, or what will be measured. */
@Schema(
        name = "TemplateCriterion",
        requiredProperties = {"statement"})
public record TemplateCriterion(
        @Schema(
                description = "What must be true, in words.",
                examples = "All systems have passed their functional tests.")
        String statement,

        @Schema(description = "What is measured; with operator and target, or without both.", examples = "availability")
        @Nullable
        String metric,

        @Schema(description = "How the value achieved must compare with the target.")
        Criterion.@Nullable Operator operator,

        @Schema(description = "What it is compared with.", examples = "99.5") @Nullable
        BigDecimal target,

        @Schema(description = "UCUM or plain unit of target and value.", examples = "%") @Nullable
        String unit) {
    static TemplateCriterion of(Criterion criterion) {
        return new TemplateCriterion(
                criterion.statement(), criterion.metric(), criterion.operator(), criterion.target(), criterion.unit());
    }

    Criterion toCriterion() {
        return new Criterion(statement, metric, operator, target, unit);
    }
}
