package dev.milepost.milestone.value;

import dev.milepost.events.Document;
import dev.milepost.events.ExternalId;
import dev.milepost.events.Money;
import dev.milepost.kit.problem.Violations;
import java.math.BigDecimal;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks of values that annotations cannot express; each adds to the violations what is wrong and what would be right. */
public final class Checks {
    /** What a contract has room for. */
    public static final int MOST_DOCUMENTS = 500;

    /** What browsers and servers get along with. */
    public static final int LONGEST_URL = 2000;

    private static final int MONEY_SCALE = 4;
    private static final int MONEY_INTEGER_DIGITS = 15;
    private static final int MOST_ITEMS = 50;
    private static final int LONGEST_TITLE = 500;
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
                        (long) plain.precision() - plain.scale() <= MONEY_INTEGER_DIGITS,
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

    /** An absolute http or https link that is not too long. */
    public static void link(Violations found, String field, @Nullable URI url) {
        if (url == null) {
            found.add(field, "a link is needed");
            return;
        }
        found.check(isLink(url), field, "must be an absolute http or https link")
                .check(
                        url.toString().length() <= LONGEST_URL,
                        field,
                        "may have at most " + LONGEST_URL + " characters");
    }

    /** Whether a browser could follow it. */
    public static boolean isLink(URI url) {
        return ("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null;
    }

    /** Links to documents: not too many, each address once. */
    public static void documents(Violations found, List<Document> documents) {
        found.check(documents.size() <= MOST_DOCUMENTS, "documents", "may have at most " + MOST_DOCUMENTS + " entries");
        Set<URI> addresses = new HashSet<>();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            String at = "documents[" + i + "]";
            link(found, at + ".url", document == null ? null : document.url());
            if (document != null && document.url() != null) {
                found.check(addresses.add(document.url()), at + ".url", "'" + document.url() + "' is there twice");
                longest(found, at + ".title", document.title(), LONGEST_TITLE);
                longest(found, at + ".type", document.type(), LONGEST_TAG);
            }
        }
    }

    private static void longest(Violations found, String field, @Nullable String text, int longest) {
        found.check(text == null || text.length() <= longest, field, "may have at most " + longest + " characters");
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
