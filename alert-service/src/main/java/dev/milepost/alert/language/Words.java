package dev.milepost.alert.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What mails and pages say, in the reader's language and with their country's dates and money; English where theirs is not there. */
public final class Words {
    /** The languages there are, the first for all who speak none of them. */
    public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

    private static final int LONGEST_HEADER = 200;
    private static final Map<String, Properties> ALL =
            LANGUAGES.stream().collect(Collectors.toUnmodifiableMap(language -> language, Words::read));

    /** Of the locales that were asked for; the profiles of people name them, so there is an end to what is kept. */
    private static final Map<Locale, Words> KEPT = new ConcurrentHashMap<>();

    private static final int MOST_KEPT = 500;

    private final Properties words;
    private final Locale locale;
    private final DateTimeFormatter date;
    private final DateTimeFormatter time;
    private final NumberFormat money;

    private Words(Properties words, Locale locale) {
        this.words = words;
        this.locale = locale;
        this.date = locale.equals(Locale.ENGLISH)
                ? DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", locale)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
        this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
        this.money = NumberFormat.getCurrencyInstance(locale);
    }

    /** Those for a reader of {@code locale}. */
    public static Words of(Locale locale) {
        Words kept = KEPT.get(locale);
        if (kept != null) {
            return kept;
        }
        Properties words = ALL.get(locale.getLanguage());
        Words made = words == null
                ? new Words(Objects.requireNonNull(ALL.get("en")), Locale.ENGLISH)
                : new Words(words, locale);
        if (KEPT.size() < MOST_KEPT) {
            KEPT.put(locale, made);
        }
        return made;
    }

    /** Those for a browser that asks for languages so (RFC 9110, 12.5.4); English where it asks for none of them. */
    public static Words accepted(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > LONGEST_HEADER) {
            return of(Locale.ENGLISH);
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            String found = Locale.lookupTag(ranges, LANGUAGES);
            return of(found == null ? Locale.ENGLISH : Locale.of(found));
        } catch (IllegalArgumentException e) {
            return of(Locale.ENGLISH); // it is no list of languages
        }
    }

    /** The language, as in the lang attribute of a page. */
    public String language() {
        return locale.getLanguage();
    }

    /** The words of {@code key}, with {@code values} for {0}, {1}, … as they are. */
    public String say(String key, Object... values) {
        String text = Objects.requireNonNull(words.getProperty(key), () -> "no words for " + key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** Whether there are words of {@code key}. */
    public boolean knows(String key) {
        return words.containsKey(key);
    }

    /** A day, as usual in their country. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    /** A moment, to the minute. */
    public String moment(ZonedDateTime moment) {
        return date(moment.toLocalDate()) + ", " + time.format(moment);
    }

    /** A number of bytes in kB or MB (of 1,000 and 1,000,000 bytes), as file managers show it. */
    public String size(long bytes) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(1);
        return bytes < 1_000_000 ? format.format(bytes / 1_000.0) + " kB" : format.format(bytes / 1_000_000.0) + " MB";
    }

    /** An amount, with at least the digits of its currency. */
    public String money(BigDecimal amount, String currency) {
        NumberFormat format = (NumberFormat) money.clone(); // one is not for two threads
        format.setCurrency(Currency.getInstance(currency));
        int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(
                Math.max(digits, amount.stripTrailingZeros().scale()));
        return format.format(amount);
    }

    private static Properties read(String language) {
        String file = "/messages/mail_" + language + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            Properties words = new Properties();
            words.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
