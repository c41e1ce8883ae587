package dev.milepost.milestone.ocds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.milepost.events.Money;
import dev.milepost.kit.problem.Violations;
import dev.milepost.milestone.value.Checks;
import dev.milepost.milestone.value.Moneys;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** A value in an OCDS file and where it stands; reads it strictly and says what is wrong with it. */
record Place(JsonNode value, String pointer) {
    private static final int LONGEST_QUOTE = 100;

    Place at(String field) {
        return new Place(
                value.path(field), pointer + "/" + field.replace("~", "~0").replace("/", "~1"));
    }

    Place at(int index) {
        return new Place(value.path(index), pointer + "/" + index);
    }

    /** The file does not speak of it. */
    boolean isAbsent() {
        return value.isMissingNode();
    }

    /** Absent or null. */
    boolean isNothing() {
        return value.isMissingNode() || value.isNull();
    }

    Refusal refusal(String reason) {
        return new Refusal(pointer, reason);
    }

    /** A text without blanks around it; null for an empty one. */
    @Nullable
    String text(int longest) throws Refusal {
        if (isNothing()) {
            return null;
        }
        if (!value.isTextual()) {
            throw refusal("must be a text");
        }
        // a lone half of a surrogate pair would come back from the database as another text
        String text = new String(value.textValue().strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (text.length() > longest) {
            throw refusal("has " + text.length() + " characters; at most " + longest + " are taken");
        }
        return text.isEmpty() ? null : text;
    }

    /** An id; OCDS allows texts and whole numbers, and 1 is "1". */
    String id() throws Refusal {
        String id = value.isIntegralNumber() ? value.asText() : text(ObjectId.LONGEST_KEY);
        if (id == null) {
            throw refusal("an id is needed");
        }
        return id;
    }

    /** A date, as written; null without one. */
    @Nullable
    String date() throws Refusal {
        String text = text(LONGEST_QUOTE);
        if (text == null) {
            return null;
        }
        try {
            OcdsDate.day(text);
            return text;
        } catch (DateTimeException e) {
            throw refusal("'" + text + "' is no date of the calendar; one is 2018-02-28T00:00:00Z");
        }
    }

    /** An amount of money; null where there is no amount. */
    @Nullable
    Money money() throws Refusal {
        if (isNothing() || at("amount").isNothing()) {
            return null;
        }
        if (!at("amount").value.isNumber()) {
            throw at("amount").refusal("must be a number");
        }
        Money money = new Money(
                at("amount").value.decimalValue(), String.valueOf(at("currency").text(LONGEST_QUOTE)));
        Violations found = new Violations();
        Checks.money(found, "value", money);
        try {
            found.throwIfAny();
        } catch (HttpProblem wrong) {
            throw refusal(String.valueOf(wrong.getDetail()));
        }
        return Moneys.of(money.amount(), money.currency());
    }

    /** Money as it is kept in {@link Merged}. */
    static @Nullable JsonNode node(@Nullable Money money) {
        return money == null
                ? null
                : JsonNodeFactory.instance
                        .objectNode()
                        .put("amount", money.amount().toPlainString())
                        .put("currency", money.currency());
    }
}
