package dev.milepost.milestone.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A search for words in title and description: each must begin a word there. Longer words use the full-text index; those
 * that it leaves out for being short are looked for as parts of the title.
 */
public final class TextSearch {
    private static final int SHORTEST_INDEXED = 3;
    private static final int MOST_WORDS = 10;

    private final List<String> indexed = new ArrayList<>();
    private final List<String> shorter = new ArrayList<>();

    private TextSearch(String text) {
        Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .forEach(word -> (word.length() < SHORTEST_INDEXED ? shorter : indexed).add(word));
    }

    /** The search for {@code text}; none when it has no word. */
    public static Optional<TextSearch> of(@Nullable String text) {
        TextSearch search = new TextSearch(text == null ? "" : text);
        return search.indexed.isEmpty() && search.shorter.isEmpty() ? Optional.empty() : Optional.of(search);
    }

    /** Adds the conditions for the entity {@code alias}, which has a title and a description. */
    public void addTo(String alias, List<String> where, Map<String, Object> values) {
        if (!indexed.isEmpty()) {
            where.add("relevance(%1$s.title, %1$s.description, :words) > 0".formatted(alias));
            values.put("words", booleanQuery());
        }
        for (int i = 0; i < shorter.size(); i++) {
            where.add(alias + ".title like :part" + i);
            values.put("part" + i, "%" + shorter.get(i) + "%");
        }
    }

    /** Adds the conditions for the table {@code alias}, which has a title and a description. */
    public void addTo(String alias, SqlFilter where) {
        if (!indexed.isEmpty()) {
            where.and(
                    "MATCH(%1$s.title, %1$s.description) AGAINST (? IN BOOLEAN MODE) > 0".formatted(alias),
                    booleanQuery());
        }
        shorter.forEach(word -> where.and(alias + ".title LIKE ?", "%" + word + "%"));
    }

    private String booleanQuery() {
        return indexed.stream().map(word -> "+" + word + "*").collect(Collectors.joining(" "));
    }
}
