package dev.milepost.analytics.chart;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that say what a chart looks like, as they come. */
public class LookParameters {
    /** Their names. */
    static final Set<String> NAMES = Set.of("theme", "accent", "font", "width", "height", "lang");

    @Parameter(
            description = "`LIGHT` (the usual), `DARK` or `PRINT` (shades of grey).",
            schema = @Schema(implementation = Theme.class),
            example = "LIGHT")
    @QueryParam("theme")
    @Nullable
    String theme;

    @Parameter(description = "Colour of the data: six hexadecimal digits.", example = "0f766e")
    @QueryParam("accent")
    @Nullable
    String accent;

    @Parameter(description = "Font families, as in CSS, without quotes.", example = "Inter, sans-serif")
    @QueryParam("font")
    @Nullable
    String font;

    @Parameter(
            description = "Width in pixels, 320 to 4000; 800 when absent.",
            schema = @Schema(implementation = Integer.class, minimum = "320", maximum = "4000"),
            example = "800")
    @QueryParam("width")
    @Nullable
    String width;

    @Parameter(
            description = "Height in pixels, 240 to 4000; 450 when absent, and what its rows need for a chart of rows.",
            schema = @Schema(implementation = Integer.class, minimum = "240", maximum = "4000"),
            example = "450")
    @QueryParam("height")
    @Nullable
    String height;

    @Parameter(
            description =
                    "Language of words, numbers and dates (BCP 47). Words are in en, de, fr and es; en for others.",
            example = "de-DE")
    @QueryParam("lang")
    @Nullable
    String lang;

    /** Read from the request ({@link Picture}); it stands here for the specification. */
    @Parameter(
            description = "ETag of the chart that you have; 304 while it is that one.",
            example = "\"5f1d0c2e4a610198f3a27c1e7d3a9b52\"")
    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    @Nullable
    String ifNoneMatch;

    /** What {@code given} says where no request is. */
    static LookParameters of(Map<String, List<String>> given) {
        var asked = new LookParameters();
        asked.theme = first(given, "theme");
        asked.accent = first(given, "accent");
        asked.font = first(given, "font");
        asked.width = first(given, "width");
        asked.height = first(given, "height");
        asked.lang = first(given, "lang");
        return asked;
    }

    private static @Nullable String first(Map<String, List<String>> given, String name) {
        List<String> values = given.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }
}
