package dev.milepost.benchmarks.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of the form {@code --rounds 5}: whole numbers from 1. */
public final class Numbers {
    private final Map<String, Integer> values;

    private Numbers(Map<String, Integer> values) {
        this.values = values;
    }

    /** Reads what {@code arguments} say beside the values that there are without them; refuses what is none of them. */
    public static Numbers parse(List<String> arguments, Map<String, Integer> otherwise, String usage) {
        Map<String, Integer> values = new HashMap<>(otherwise);
        for (int i = 0; i < arguments.size(); i += 2) {
            String name = arguments.get(i);
            String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
            if (!values.containsKey(name) || !value.matches("[1-9][0-9]{0,7}")) {
                throw new BenchException("\"%s %s\" is no option with its value. %s".formatted(name, value, usage));
            }
            values.put(name, Integer.valueOf(value));
        }
        return new Numbers(values);
    }

    public int of(String name) {
        return values.getOrDefault(name, 0);
    }
}
