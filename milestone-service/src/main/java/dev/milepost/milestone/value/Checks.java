package dev.milepost.milestone.value;

import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.kit.problem.Violations;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of values that annotations cannot express; each adds to the violations what is wrong and what would be right. */
public final class Checks {
    private static final int MONEY_SCALE = 4;
    private static final int MONEY_INTEGER_DIGITS = 15;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_TAG = 100;
    private static final int LONGEST_EXTERNAL_ID = 500;

    private Checks() {}

    /** An IANA time zone. */
    public static void timeZone(Violations found, String field, @Nullable String zone) {
        found.check(
                zone == null || ZoneId.getAvailableZoneIds().contains(zone),
                field,
                "'" + zone + "' is no IANA time zone; one is Europe/Berlin");
    }

    /** An ISO 4217 currency and an amount that fits DECIMAL(19,4), not negative. */
    public static void money(Violations found, String field, @Nullable Money money) {
        if (money == null) {
            return;
        }
        amount(found, field + ".amount", money.amount());
        found.check(
                isCurrency(money.currency()),
                field + ".currency",
                "'" + money.currency() + "' is no ISO 4217 currency; one is EUR");
    }

    private static void amount(Violations found, String field, @Nullable BigDecimal amount) {
        if (amount == null) {
            found.add(field, "an amount is needed");
            return;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        found.check(plain.signum() >= 0, field, "must not be negative")
                .check(plain.scale() <= MONEY_SCALE, field, "has more than " + MONEY_SCALE + " fraction digits")
                .check(
                        plain.precision() - plain.scale() <= MONEY_INTEGER_DIGITS,
                        field,
                        "has more than " + MONEY_INTEGER_DIGITS + " integer digits");
    }

    /** Whether ISO 4217 knows the code. */
    public static boolean isCurrency(@Nullable String code) {
        if (code == null || code.length() != 3) {
            return false;
        }
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Tags or teams: not too many, none empty or long, none twice. */
    public static void texts(Violations found, String field, List<String> texts) {
        found.check(texts.size() <= MOST_ITEMS, field, "may have at most " + MOST_ITEMS + " entries");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            String at = field + "[" + i + "]";
            if (text == null || text.isBlank() || text.length() > LONGEST_TAG) {
                found.add(at, "must have 1 to " + LONGEST_TAG + " characters");
            } else {
                found.check(seen.add(text), at, "'" + text + "' is there twice");
            }
        }
    }

    /** Names in other systems. */
    public static void externalIds(Violations found, List<ExternalId> ids) {
        found.check(ids.size() <= MOST_ITEMS, "externalIds", "may have at most " + MOST_ITEMS + " entries");
        Set<String> sources = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            ExternalId id = ids.get(i);
            String at = "externalIds[" + i + "]";
            if (id == null || id.source() == null || id.id() == null) {
                found.add(at, "needs source and id");
                continue;
            }
            found.check(
                            !id.source().isBlank() && id.source().length() <= LONGEST_TAG,
                            at + ".source",
                            "must have 1 to " + LONGEST_TAG + " characters")
                    .check(
                            !id.id().isBlank() && id.id().length() <= LONGEST_EXTERNAL_ID,
                            at + ".id",
                            "must have 1 to " + LONGEST_EXTERNAL_ID + " characters")
                    .check(sources.add(id.source()), at + ".source", "'" + id.source() + "' is there twice");
        }
    }
}
