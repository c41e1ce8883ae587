package dev.milepost.alert.mailtemplate;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
        return parse(wording, false).data(values).render();
    }

    static String html(String wording, Map<String, Object> values) {
        return parse(wording, true).data(values).render();
    }

    private static Template parse(String wording, boolean isHtml) {
        return isHtml ? ENGINE.parse(wording, HTML) : ENGINE.parse(wording);
    }

    /**
     * What is wrong with it, with the line; empty when it can be filled in. All names are looked at, also those behind a
     * condition that does not hold for {@code sample}.
     */
    static Optional<String> mistake(String wording, boolean isHtml, Map<String, Object> sample) {
        if (wording.split("\\{#if", -1).length - 1 > MOST_CONDITIONS) {
            return Optional.of("has more than " + MOST_CONDITIONS + " conditions");
        }
        try {
            Template template = parse(wording, isHtml);
            for (Expression name : template.getExpressions()) {
                if (!name.isLiteral() && !sample.containsKey(name.toOriginalString())) {
                    return Optional.of(at(name.getOrigin()) + "there is no {" + name.toOriginalString() + "}");
                }
            }
            template.data(sample).render();
            return Optional.empty();
        } catch (TemplateException e) {
            String why = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
            return Optional.of(at(e.getOrigin()) + why);
        } catch (RuntimeException e) { // as where a text is compared with a number
            return Optional.of("cannot be filled in: " + e.getMessage());
        }
    }

    private static String at(TemplateNode.@Nullable Origin origin) {
        int line = origin == null ? 0 : origin.getLine();
        return line > 0 ? "line " + line + ": " : "";
    }
}
