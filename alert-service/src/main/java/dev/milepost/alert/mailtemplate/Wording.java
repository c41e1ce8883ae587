package dev.milepost.alert.mailtemplate;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fills in what tenants word. They get conditions and the values of the mail, and nothing else of Qute: no loops, no
 * inclusions, no Java objects, no way around the escaping.
 */
final class Wording {
    private static final int MOST_CONDITIONS = 50;
    private static final Variant HTML = new Variant(Locale.ENGLISH, "text/html", "UTF-8");
    private static final Engine ENGINE = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addValueResolver(ValueResolvers.mapResolver())
            .addResultMapper(new HtmlEscaper(List.of("text/html")))
            .strictRendering(true)
            .build();

    private Wording() {}

    static String text(String wording, Map<String, Object> values) {
        return ENGINE.parse(wording).data(values).render();
    }

    static String html(String wording, Map<String, Object> values) {
        return ENGINE.parse(wording, HTML).data(values).render();
    }

    /** What is wrong with it, with the line; empty when it can be filled in. */
    static Optional<String> mistake(String wording, boolean isHtml, Map<String, Object> sample) {
        if (wording.split("\\{#if", -1).length - 1 > MOST_CONDITIONS) {
            return Optional.of("has more than " + MOST_CONDITIONS + " conditions");
        }
        try {
            if (isHtml) {
                html(wording, sample);
            } else {
                text(wording, sample);
            }
            return Optional.empty();
        } catch (TemplateException e) {
            int line = e.getOrigin() == null ? 0 : e.getOrigin().getLine();
            String why = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
            return Optional.of((line > 0 ? "line " + line + ": " : "") + why);
        }
    }
}
