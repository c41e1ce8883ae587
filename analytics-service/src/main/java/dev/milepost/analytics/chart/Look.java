package dev.milepost.analytics.chart;

import dev.milepost.kit.http.Choice;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a chart looks like.
 *
 * @param height null for what the chart needs
 */
record Look(
        Theme theme,
        String accent,
        String font,
        int width,
        @Nullable Integer height,
        Words words) {
    private static final int LEAST_WIDTH = 320;
    private static final int LEAST_HEIGHT = 240;
    private static final int MOST = 4_000;
    private static final int USUAL_WIDTH = 800;
    private static final int USUAL_HEIGHT = 450;
    private static final Pattern COLOUR = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final Pattern FONT = Pattern.compile("[A-Za-z0-9 ,_-]{1,100}");
    private static final String USUAL_FONT = "system-ui, Segoe UI, Roboto, Helvetica, DejaVu Sans, sans-serif";

    /** The look asked for; what is wrong is refused and named. */
    static Look of(LookParameters asked) {
        Theme theme = asked.theme == null
                ? Theme.LIGHT
                : Choice.values("theme", Theme.class, List.of(asked.theme)).getFirst();
        return new Look(
                theme,
                asked.accent == null ? theme.accent : colour(asked.accent),
                asked.font == null ? USUAL_FONT : font(asked.font),
                asked.width == null ? USUAL_WIDTH : pixels("width", asked.width, LEAST_WIDTH),
                asked.height == null ? null : pixels("height", asked.height, LEAST_HEIGHT),
                new Words(locale(asked.lang)));
    }

    /** The height, of a chart that does not need one of its own. */
    int usualHeight() {
        return height == null ? USUAL_HEIGHT : height;
    }

    private static String colour(String asked) {
        var colour = COLOUR.matcher(asked);
        if (!colour.matches()) {
            throw Choice.wrong("accent", "'" + asked + "' is not six hexadecimal digits such as 0f766e");
        }
        return "#" + colour.group(1);
    }

    private static String font(String asked) {
        if (!FONT.matcher(asked).matches()) {
            throw Choice.wrong("font", "has other characters than letters, digits, spaces, commas and hyphens");
        }
        return asked;
    }

    private static int pixels(String name, String asked, int least) {
        try {
            int pixels = Integer.parseInt(asked);
            if (pixels >= least && pixels <= MOST) {
                return pixels;
            }
        } catch (NumberFormatException e) {
            // the same refusal
        }
        throw Choice.wrong(name, "must be a whole number from " + least + " to " + MOST);
    }

    private static Locale locale(@Nullable String lang) {
        try {
            return lang == null
                    ? Locale.ENGLISH
                    : new Locale.Builder().setLanguageTag(lang).build();
        } catch (IllformedLocaleException e) {
            throw Choice.wrong("lang", "'" + lang + "' is not a language tag such as de-DE (BCP 47)");
        }
    }
}
