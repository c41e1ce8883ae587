package dev.milepost.milestone.contract;

import dev.milepost.milestone.customfield.FieldQuery;
import dev.milepost.milestone.member.Viewer;
import dev.milepost.milestone.value.SqlFilter;
import dev.milepost.milestone.value.TextSearch;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement of a list of contracts.
 *
 * @param viewer who looks
 * @param conditions what custom fields are filtered by
 */
record ContractQuery(
        String tenant, Viewer viewer, ContractFilter filter, List<FieldQuery.Condition> conditions, ContractSort sort) {
    private static final String ROW = "c.*";
    private static final String FROM = " FROM contract c";
    // In the order of the field: left alone, the optimizer sorts all contracts.
    private static final String FROM_FIELD = " FROM contract_field sorted"
            + " STRAIGHT_JOIN contract c ON c.tenant_id = sorted.tenant_id AND c.id = sorted.contract_id";

    /** The statement; its parameters are those of {@code where}. */
    String sql(SqlFilter where) {
        String direction = sort.isDescending() ? " DESC" : "";
        return "SELECT " + ROW + (sort.field() == null ? FROM : FROM_FIELD) + " WHERE " + where.sql() + " ORDER BY "
                + sort.column() + direction + (sort.id() == null ? "" : ", " + sort.id() + direction);
    }

    /** @param after the sort key to read on from; null on the first page */
    SqlFilter where(@Nullable List<@Nullable String> after) {
        SqlFilter where = SqlFilter.ofTenant("c.tenant_id", tenant);
        if (sort.field() != null) {
            where.and(
                    "sorted.tenant_id = ? AND sorted.field_key = ?",
                    tenant,
                    sort.field().key());
        }
        where.andIn("c.status", filter.status());
        if (filter.party() != null) {
            where.and("""
                        EXISTS (SELECT 1 FROM contract_party p WHERE p.tenant_id = c.tenant_id
                          AND p.contract_id = c.id AND p.party_id = ?)""", filter.party());
        }
        if (filter.endsFrom() != null) {
            where.and("c.ends_on >= ?", filter.endsFrom());
        }
        if (filter.endsTo() != null) {
            where.and("c.ends_on <= ?", filter.endsTo());
        }
        if (sort.column().equals(ContractSort.ENDS_ON)) {
            where.and("c.ends_on IS NOT NULL");
        }
        TextSearch.of(filter.text()).ifPresent(search -> search.addTo("c", where));
        viewer.addToContract(where, "c");
        conditions.forEach(condition -> condition.addTo(where));
        if (after != null) {
            Object key = sort.read(String.valueOf(after.get(0)));
            String beyond = sort.isDescending() ? "<" : ">";
            if (sort.id() == null) {
                where.and(sort.column() + " " + beyond + " ?", key);
            } else {
                where.and(
                        "(%1$s %3$s ? OR (%1$s = ? AND %2$s %3$s ?))".formatted(sort.column(), sort.id(), beyond),
                        key,
                        key,
                        UUID.fromString(String.valueOf(after.get(1))));
            }
        }
        return where;
    }
}
