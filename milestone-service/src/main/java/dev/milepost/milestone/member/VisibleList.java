package dev.milepost.milestone.member;

import dev.milepost.kit.http.Page;
import dev.milepost.kit.http.Paging;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of what is in contracts, while it is put together: filters, then a page in an order. */
public final class VisibleList<T> {
    private final StringBuilder name;
    private final Class<T> entity;
    private final EntityManager entities;
    private final Paging paging;
    private final List<String> where = new ArrayList<>();
    private final Map<String, Object> values = new HashMap<>();

    VisibleList(String name, Class<T> entity, EntityManager entities, Viewer viewer, Paging paging) {
        this.name = new StringBuilder(name);
        this.entity = entity;
        this.entities = entities;
        this.paging = paging;
        viewer.addTo("e.contractId", where, values);
    }

    /**
     * An order: by a day and, among those of one day, by id; or by id alone, which is the order of time.
     *
     * @param day the field that has the day; null for the order of ids
     */
    public record Order<T>(
            @Nullable String day, Function<T, LocalDate> dayOf, Function<T, UUID> idOf, boolean isDescending) {
        public static <T> Order<T> byDay(String day, Function<T, LocalDate> dayOf, Function<T, UUID> idOf) {
            return new Order<>(day, dayOf, idOf, false);
        }

        public static <T> Order<T> byId(Function<T, UUID> idOf) {
            return new Order<>(null, one -> LocalDate.MIN, idOf, false);
        }

        public Order<T> reversed() {
            return new Order<>(day, dayOf, idOf, !isDescending);
        }

        private String hql() {
            String direction = isDescending ? " desc" : "";
            return (day == null ? "" : "e." + day + direction + ", ") + "e.id" + direction;
        }

        private String beyond() {
            String than = isDescending ? " < " : " > ";
            String id = "e.id" + than + ":afterId";
            return day == null ? id : "(e." + day + than + ":afterDay or (e." + day + " = :afterDay and " + id + "))";
        }

        private List<@Nullable String> key(T one) {
            String id = idOf.apply(one).toString();
            return day == null ? List.of(id) : List.of(dayOf.apply(one).toString(), id);
        }
    }

    /** Only what has that in a field, or one of several; everything for null or none. */
    public VisibleList<T> only(String field, @Nullable Object wanted) {
        name.append('&').append(field).append('=').append(wanted);
        if (wanted instanceof Collection<?> several ? !several.isEmpty() : wanted != null) {
            where.add("e." + field + (wanted instanceof Collection ? " in :" : " = :") + field);
            values.put(field, wanted);
        }
        return this;
    }

    /** A page of it. */
    public <V> Page<V> page(Order<T> order, @Nullable Integer asked, @Nullable String cursor, Function<T, V> view) {
        return pageOf(order, asked, cursor, found -> view);
    }

    /** A page of it, of which the views need to be known together. */
    public <V> Page<V> pageOf(
            Order<T> order, @Nullable Integer asked, @Nullable String cursor, Function<List<T>, Function<T, V>> views) {
        int limit = Paging.limit(asked);
        List<@Nullable String> after = paging.after(name.toString(), cursor);
        if (after != null) {
            where.add(order.beyond());
            if (order.day() != null) {
                values.put("afterDay", LocalDate.parse(String.valueOf(after.getFirst())));
            }
            values.put("afterId", UUID.fromString(String.valueOf(after.getLast())));
        }
        var query = entities.createQuery(
                "from " + entity.getSimpleName() + " e"
                        + (where.isEmpty() ? "" : " where " + String.join(" and ", where)) + " order by " + order.hql(),
                entity);
        values.forEach(query::setParameter);
        List<T> found = query.setMaxResults(limit + 1).getResultList();
        return paging.page(name.toString(), found, limit, order::key, views.apply(found));
    }
}
