package dev.milepost.analytics.rollup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cells are asked for.
 *
 * @param first which values of the axis' first part; null for all
 * @param second which of the second
 * @param quarters of which the dates of open milestones and payments are read
 */
public record CellQuery(
        Axis axis,
        List<String> scopes,
        @Nullable Allowed first,
        @Nullable Allowed second,
        Set<Block> blocks,
        Quarters quarters) {
    /**
     * Values, as {@link Values} writes them: any of some, or all of a range of periods.
     *
     * @param any the values; null for a range
     */
    public record Allowed(@Nullable List<String> any, String least, String most) {
        /** Any of those. */
        public static Allowed any(List<String> values) {
            return new Allowed(List.copyOf(values), "", "");
        }

        /** From {@code least} to {@code most}; what has no value is not in it. */
        public static Allowed range(String least, String most) {
            return new Allowed(null, least, most);
        }

        /** Whether it is one value. */
        public boolean isOne() {
            return any != null && any.size() == 1;
        }

        boolean contains(String text) {
            return any == null ? text.compareTo(least) >= 0 && text.compareTo(most) <= 0 : any.contains(text);
        }

        String sql(String column, List<Object> bound) {
            if (any == null) {
                bound.add(least);
                bound.add(most);
                return " AND " + column + " BETWEEN ? AND ?";
            }
            bound.addAll(any);
            return " AND " + column + " IN (" + String.join(", ", Collections.nCopies(any.size(), "?")) + ")";
        }
    }

    /** Whether units of the contract can be in the cells. */
    boolean concerns(UUID contract) {
        return first == null
                || axis.parts().getFirst() != Part.CONTRACT
                || first.contains(Values.text(contract.toString()));
    }

    /** The contracts that it asks for; none where it does not name them. */
    List<String> contracts() {
        return first == null || first.any() == null || axis.parts().getFirst() != Part.CONTRACT
                ? List.of()
                : first.any().stream()
                        .map(Values::value)
                        .filter(Objects::nonNull)
                        .toList();
    }

    boolean contains(CellKey key) {
        return key.axis().equals(axis.name())
                && scopes.contains(key.scope())
                && (first == null || first.contains(key.v1()))
                && (second == null || second.contains(key.v2()));
    }

    /** The condition on rows of {@code roll_up_cell}; what is bound is added to {@code bound}. */
    String sql(List<Object> bound) {
        bound.add(axis.name());
        bound.addAll(scopes);
        StringBuilder sql = new StringBuilder(" AND axis = ? AND scope IN (" + places(scopes.size()) + ")");
        for (var part : parts().entrySet()) {
            sql.append(part.getValue().sql(part.getKey(), bound));
        }
        return sql.append(rows(bound)).toString();
    }

    private String rows(List<Object> bound) {
        List<String> names = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        for (Block block : blocks) {
            if (!isByQuarter(block)) {
                names.add(block.name());
            } else if (quarters.first() > 0) {
                for (int quarter = quarters.first(); quarter <= quarters.last(); quarter++) {
                    names.add(Quarters.row(block, quarter));
                }
            } else {
                ranges.add(Quarters.row(block, quarters.first()));
                ranges.add(Quarters.row(block, quarters.last()));
            }
        }
        bound.addAll(names);
        bound.addAll(ranges);
        return " AND (block IN (" + places(names.size()) + ")" + " OR block BETWEEN ? AND ?".repeat(ranges.size() / 2)
                + ")";
    }

    private boolean isByQuarter(Block block) {
        return block.isDated() && axis.byQuarter();
    }

    /** What of a tally is in the rows that are read. */
    Tally read(Tally tally) {
        return axis.byQuarter() ? tally.of(blocks, quarters) : tally.of(blocks);
    }

    private Map<String, Allowed> parts() {
        return first == null
                ? second == null ? Map.of() : Map.of("v2", second)
                : second == null ? Map.of("v1", first) : Map.of("v1", first, "v2", second);
    }

    static String places(int n) {
        return String.join(", ", Collections.nCopies(n, "?"));
    }
}
