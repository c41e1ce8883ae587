package dev.milepost.analytics.chart;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words, numbers and dates in the language of a reader. */
final class Words {
    private static final String BUNDLE = "charts/words";

    private final Locale locale;
    private final ResourceBundle bundle;

    Words(Locale locale) {
        this.locale = locale;
        // English words for a language that has none, not those of the machine's
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The language tag. */
    String language() {
        return locale.toLanguageTag();
    }

    /** The words of {@code key} with {@code values} in their places, numbers as they are written there. */
    String of(String key, Object... values) {
        Object[] written = Arrays.stream(values)
                .map(value -> value instanceof Number number ? number(number) : value)
                .toArray();
        return new MessageFormat(bundle.getString(key), locale).format(written);
    }

    /** A number with up to two digits. */
    String number(Number number) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** A share of one in per cent, with a digit where it has one. */
    String percent(BigDecimal share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** A large number, short: 12K. */
    String compact(double number) {
        NumberFormat format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    /** A moment to the minute, in UTC. */
    String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(moment.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLL uuuu", locale).format(month);
    }

    /** A period as questions name it: a month (2027-02), an ISO week (2027-W08) or a quarter (2027-Q1). */
    String period(String period) {
        String[] parts = period.split("-");
        return parts[1].startsWith("W") || parts[1].startsWith("Q")
                ? of(parts[1].startsWith("W") ? "week" : "quarter", parts[1].substring(1), parts[0])
                : month(YearMonth.parse(period));
    }
}
