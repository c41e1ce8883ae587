package dev.milepost.analytics.question;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the lists of exactly those milestones that stand behind an answer and its groups. They are written by
 * hand, what they have in common once: an answer has a thousand of them, and a builder of addresses takes longer than all
 * the rest.
 */
public final class DrillDowns {
    private final Frame frame;
    private final String all;

    DrillDowns(Frame frame, Which which) {
        this.frame = frame;
        StringBuilder uri = new StringBuilder("/api/v1/analytics/milestones?which=").append(which);
        uri.append("&asOf=").append(frame.asOf()).append("&against=").append(frame.against());
        if (frame.from() != null) {
            uri.append("&from=").append(frame.from());
        }
        if (frame.to() != null) {
            uri.append("&to=").append(frame.to());
        }
        this.all = uri.toString();
    }

    /** The one of the group of {@code values}. */
    public String of(List<@Nullable String> values) {
        return all + rest(values);
    }

    /** What they have in common: the question and its moment. */
    public String beginning() {
        return all;
    }

    /** What is behind that for the group of {@code values}, as of any moment. */
    public String rest(List<@Nullable String> values) {
        Map<Key, List<@Nullable String>> narrowed = new LinkedHashMap<>(frame.filters());
        for (int i = 0; i < values.size(); i++) {
            narrowed.put(frame.groupBy().get(i), values.subList(i, i + 1));
        }
        StringBuilder uri = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        narrowed.forEach((key, allowed) -> {
            String field = key.field();
            for (String one : allowed) {
                String value = FilterText.of(one);
                if (field == null) {
                    uri.append('&').append(key.name()).append('=');
                    escape(value, uri);
                } else {
                    escape(field + ":" + value, fields.append("&field="));
                }
            }
        });
        return uri.append(fields).toString();
    }

    private static void escape(String value, StringBuilder uri) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (!(one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one >= '0' && one <= '9' || one == '-')) {
                // a plus would be read as a space
                uri.append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
                return;
            }
        }
        uri.append(value);
    }
}
