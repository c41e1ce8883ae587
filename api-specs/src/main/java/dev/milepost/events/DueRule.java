package dev.milepost.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** How a due date comes about; {@code kind} says which of the three ways it is. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FixedRule.class, name = "FIXED"),
    @JsonSubTypes.Type(value = RelativeRule.class, name = "RELATIVE"),
    @JsonSubTypes.Type(value = RecurringRule.class, name = "RECURRING")
})
public sealed interface DueRule permits FixedRule, RelativeRule, RecurringRule {
    /** The calendar that says which days are business days; null for the contract's. */
    @Nullable
    String calendar();

    /** What becomes of a day that is no business day. */
    Roll roll();
}
